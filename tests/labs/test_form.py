"""Every lab has the form that learners count on: a short core path, marked extras, short cells, locked inputs."""

from __future__ import annotations

import re

import pytest

from labs.authoring.source import grade_id, lab_names, read_source

SOURCES = [read_source(name) for name in lab_names()]


@pytest.fixture(params=SOURCES, ids=lambda source: source.lab.name)
def source(request):
    return request.param


def test_the_core_path_fits_a_workshop(source):
    questions = source.lab.questions
    assert sum(question.minutes for question in questions if question.core) <= 45
    assert len(questions) >= 8
    assert sum(len(question.points) > 1 for question in questions) >= 8
    assert source.lab.written


def test_headings_say_what_is_extra(source):
    headings = {}
    heading = ""
    for cell in source.notebook.cells:
        found = (
            re.search(r"^## \d+\. .*", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
        )
        heading = found.group() if found else heading
        headings.setdefault(grade_id(cell), heading)
    for question in source.lab.questions:
        assert headings[question.id].endswith("(extra)") is not question.core, question.id


def test_cells_are_short_and_start_from_locked_inputs(source):
    cells = source.cells()
    for place, cell in enumerate(cells):
        code = [line for line in cell.source.splitlines() if not line.startswith("### ")]
        assert len(code) <= 15, grade_id(cell)
        if grade_id(cell) in {question.id for question in source.lab.questions}:
            before = cells[place - 1]
            assert grade_id(before) == f"locked-{grade_id(cell)}" and before.metadata["nbgrader"]["locked"]


def test_notes_count_the_points_and_minutes_that_are_there(source):
    notes = (source.folder / "notes.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \d+ \| `([\w-]+)` \| ([\d.]+ \| [\d.]+ \| (?:yes)?)", notes, re.MULTILINE))
    lab = source.lab
    wanted = {q.id: f"{q.minutes} | {q.max:g} | {'yes' if q.core else ''}" for q in lab.questions}
    wanted |= {w.id: f"{w.minutes} | {w.max:g} | " for w in lab.written}
    assert rows == wanted
    core = [q for q in lab.questions if q.core]
    everything = [*lab.questions, *lab.written]
    for chosen in (core, everything):
        minutes, points = sum(q.minutes for q in chosen), sum(q.max for q in chosen)
        assert re.search(rf"takes? {minutes} minutes and\s+earns\s+{points:g}\b", notes)
