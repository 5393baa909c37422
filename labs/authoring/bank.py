"""A lab's answer bank: right answers in several idioms and wrong ones named after their mistake.

An answer is a short Python file in ``answers/``. Its docstring says what it does. Plain assignments at its
top say what is expected of it, and each ``# %% <question>`` starts the code that replaces that question's
reference; all other questions keep the reference::

    \"\"\"Keeps spells that end on the day they start.\"\"\"
    marks = {"valid-spells": 1}
    message = "..."

    # %% valid-spells
    valid_spells = ...

Without ``marks`` an answer is right, and must earn every point. A wrong one gives the marks each question it
touches must get, and the message (or, by question, the messages) it must trigger. With ``rare = True`` it may
give the right answer on a small population, and is then neither recognised nor marked there.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labs.authoring.source import LabSource
from labs.checking.contract import ContractError

_CELL = re.compile(r"^# %% *(\S+) *$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One file of the bank. ``marks`` is ``None`` for a right answer."""

    name: str
    title: str
    cells: dict[str, str]
    marks: dict[str, float] | None
    messages: dict[str, str]
    rare: bool = False

    @property
    def wrong(self) -> bool:
        return self.marks is not None


def read_bank(source: LabSource) -> list[Answer]:
    """Every answer of a lab, right ones first; raises ``ContractError`` on a badly written file."""
    answers = [_read_answer(path, source) for path in sorted((source.folder / "answers").glob("*.py"))]
    return sorted(answers, key=lambda answer: answer.wrong)


def _read_answer(path: Path, source: LabSource) -> Answer:
    def fail(why: str) -> ContractError:
        return ContractError(f"{source.lab.name}/answers/{path.name}: {why}")

    head, *rest = _CELL.split(path.read_text(encoding="utf-8"))
    cells = {name: code.strip() + "\n" for name, code in zip(rest[::2], rest[1::2], strict=True)}
    if not cells:
        raise fail("no '# %% question' cell")
    for question_id in cells:
        source.lab.question(question_id)
    try:
        tree = ast.parse(head)
        for code in cells.values():
            ast.parse(code)
    except SyntaxError as error:  # else it would count as a mistake that leaves its answer undefined
        raise fail(f"not Python: {error.msg}") from None
    title = ast.get_docstring(tree)
    if not title:
        raise fail("no docstring that says what it does")
    try:
        values: dict[str, Any] = {
            node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
            for node in tree.body
            if isinstance(node, ast.Assign)
        }
    except ValueError:
        raise fail("marks and message must be plain literals") from None
    marks = values.get("marks")
    message = values.get("message", {})
    if not isinstance(marks, dict | None) or not isinstance(message, dict | str):
        raise fail("marks is a dict of points by question, and message a text or a dict of texts")
    if marks is not None:
        if not message:
            raise fail("a wrong answer needs a message")
        for question_id, points in marks.items():
            if not 0 <= points < source.lab.question(question_id).max:
                raise fail(f"{points} points for {question_id} is not fewer than its maximum")
    messages = message if isinstance(message, dict) else dict.fromkeys(marks or {}, message)
    return Answer(path.stem, title, cells, marks, messages, rare=bool(values.get("rare")))
