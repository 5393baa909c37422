"""A learner's copy holds nothing of a solution: in no cell, no metadata, no output."""

from __future__ import annotations

import nbformat
import pytest

from labs.authoring.bank import read_bank
from labs.authoring.build import release_version
from labs.authoring.source import grade_id, lab_names, read_source, stub

pytestmark = pytest.mark.nbgrader

#: Shorter lines than this, such as `)` or `end = start`, say nothing.
TRIVIAL = 12


@pytest.mark.parametrize("name", lab_names())
def test_no_line_of_a_reference_and_no_sentence_of_a_model_answer_is_there(name):
    source = read_source(name)
    solved = {part.id for part in (*source.lab.questions, *source.lab.written)}
    open_cells = [cell.source for cell in source.notebook.cells if grade_id(cell) not in solved]
    open_text = "\n".join([*open_cells, *map(stub, source.lab.questions)])
    secret = [
        line.strip()
        for cell in source.notebook.cells
        if grade_id(cell) in solved
        for line in cell.source.splitlines()
    ]
    # what an open cell or the stub says as well, such as how a table is loaded, is no secret
    secret = [line for line in secret if len(line) >= TRIVIAL and line not in open_text]
    assert len(secret) >= len(source.lab.questions)
    secret += [message for answer in read_bank(source) for message in answer.messages.values()]

    notebook = nbformat.reads(release_version(source), as_version=4)
    everything = "\n".join(texts_in(notebook))
    assert [line for line in secret if line in everything] == []


@pytest.mark.parametrize("name", lab_names())
def test_nothing_has_run(name):
    notebook = nbformat.reads(release_version(read_source(name)), as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
        assert "attachments" not in cell
        assert set(cell.metadata) <= {"nbgrader", "editable", "deletable", "tags"}


def texts_in(value):
    """Every text anywhere in a notebook: sources, metadata, outputs."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
