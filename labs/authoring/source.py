"""Read a lab's ``lab.md``: the solution-first notebook from which every other copy is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from labs.checking import contract
from labs.checking.lab import LABS, read_lab

TEST_PREFIX = "test-"

#: A learner's copy does not lie beside the chapters, so a link to one becomes the words that checks use.
_CHAPTER_LINK = re.compile(r"\[([^\]]+)\]\(\.\./\.\./chapters/([\w-]+)\.md(#[\w-]+)?\)")


@dataclass(frozen=True)
class LabSource:
    """A lab's folder, its declarations and its notebook as written (solutions included)."""

    folder: Path
    lab: contract.Lab
    notebook: NotebookNode

    def cells(self, cell_type: str = "code") -> list[NotebookNode]:
        return [cell for cell in self.notebook.cells if cell.cell_type == cell_type]

    def solution(self, question_id: str) -> str:
        """The reference code of one question."""
        for cell in self.cells():
            if grade_id(cell) == question_id:
                return str(cell.source)
        raise contract.ContractError(f"{self.lab.name}: no cell has the grade_id {question_id!r}")


def grade_id(cell: NotebookNode) -> str | None:
    """The cell's nbgrader id, if it has one."""
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def lab_names(labs: Path = LABS) -> list[str]:
    """Every lab there is, in order."""
    return sorted(path.parent.name for path in labs.glob("*/lab.md"))


def read_source(name: str, labs: Path = LABS) -> LabSource:
    """The lab called ``name``; raises ``PackError`` if there is none, ``ContractError`` if it cannot be read."""
    lab = read_lab(name, labs)
    path = labs / name / "lab.md"
    try:
        notebook = jupytext.read(path)
    except Exception as error:  # from jupytext, MyST or YAML
        raise contract.ContractError(f"{path} cannot be read: {' '.join(str(error).split())}") from error
    return LabSource(labs / name, lab, notebook)


def source_notebook(source: LabSource) -> NotebookNode:
    """The notebook as nbgrader's source version: the contract and a stub stand above each solution."""
    notebook = nbformat.from_dict(source.notebook)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{source.lab.name[:2]}-{number:03d}"
        if cell.cell_type == "markdown":
            cell.source = _CHAPTER_LINK.sub(r"*\1* (in the book: `\2.html\3`)", cell.source)
        identity = grade_id(cell)
        if identity in {question.id for question in source.lab.questions}:
            question = source.lab.question(identity)
            cell.source = f"{stub(question)}\n\n{cell.source}"
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return notebook


def stub(question: contract.Question) -> str:
    """What a learner finds in a question's cell: what to hand over, and each name still open."""
    lines = [question.describe()]
    for name, kind in question.answers.items():
        if isinstance(kind, contract.Function):
            lines += [f"def {name}({kind.signature}):", "    ..."]
        else:
            lines.append(f"{name} = ...")
    return "\n".join(lines)
