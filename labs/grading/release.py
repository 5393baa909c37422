"""Release: put a lab's source version into the course folder and have nbgrader make the learners' version."""

from __future__ import annotations

import hashlib
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException

from labs.authoring.build import fingerprint, generate_assignment, notebook_text, write_in_one_step
from labs.authoring.source import LabSource, grade_id
from labs.checking.lab import LABS
from labs.grading.folder import Course, Record
from synthetic_data import LeoError


def release(
    course: Course, source: LabSource, record: Record, config: Any, gradebook: Gradebook
) -> list[str]:
    """Bring ``source/<lab>`` and ``release/<lab>`` up to date; return what there is to say about it.

    A source version that the course leader has changed stays as it is. Raises ``LeoError`` if the lab's
    questions are no longer those that work was handed in for.
    """
    name = source.lab.name
    path = course.notebook("source", name)
    text = notebook_text(source)
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = []
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() not in (
        digest,
        record.get("written", name),
    ):
        lines.append(f"{name}: {path} was changed here, so it is used as it is")
    else:
        _refuse_other_questions(name, text, gradebook)
        write_in_one_step(path, text)
        record.put(digest, "written", name)
    made_from = fingerprint(path, LABS / "nbgrader_config.py", course.root / "nbgrader_config.py")
    if record.get("released", name) != made_from or not course.notebook("release", name).exists():
        try:
            generate_assignment(config, name)
        except NbGraderException:
            raise LeoError(
                f"{name}: nbgrader cannot make a release version of {path}: {course.log} says why"
            ) from None
        record.put(made_from, "released", name)
        lines.append(f"{name}: released as {course.notebook('release', name)}")
    return lines


def _refuse_other_questions(name: str, text: str, gradebook: Gradebook) -> None:
    """Say so before nbgrader fails: once work was handed in it cannot change which cells a notebook has."""
    try:
        notebook = gradebook.find_notebook(name, name)
    except MissingEntry:
        return
    known = {cell.name for cell in notebook.source_cells}
    now = {grade_id(cell) for cell in nbformat.reads(text, as_version=4).cells} - {None}
    if notebook.submissions and known != now:
        raise LeoError(
            f"{name} has other questions now than when work was handed in: mark that work with the version of "
            "this repository that it was released with, or start a new course folder"
        )
