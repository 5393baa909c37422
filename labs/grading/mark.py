"""Mark: mend what one learner handed in, run nbgrader's autograde on it, write feedback.

One learner at a time, so that no one stops the others.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from labs.authoring.build import write_in_one_step
from labs.grading.folder import Course
from labs.grading.repair import read_files, repair


class NotGraded(Exception):
    """A submission that nbgrader could not grade; the message says why."""


class _Heard(logging.Handler):
    """Keeps what nbgrader logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextlib.contextmanager
def logged_to(path: Path) -> Iterator[_Heard]:
    """Let what nbgrader logs, and what it and its libraries warn of, go to ``path`` and nowhere else."""
    heard = _Heard()
    file = logging.FileHandler(path, encoding="utf-8", delay=True)
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    with contextlib.ExitStack() as stack:
        stack.callback(file.close)
        for logger, handlers in (
            (logging.getLogger("traitlets"), [heard, file]),
            (logging.getLogger("py.warnings"), [file]),
        ):
            stack.callback(logger.setLevel, logger.level)
            stack.callback(setattr, logger, "propagate", logger.propagate)
            logger.setLevel(logging.INFO)
            logger.propagate = False
            for handler in handlers:
                logger.addHandler(handler)
                stack.callback(logger.removeHandler, handler)
        logging.captureWarnings(True)
        stack.callback(logging.captureWarnings, False)
        yield heard


def mend(course: Course, lab: str, learner: str) -> list[str]:
    """Put what a learner handed in into ``mended``, which is all that nbgrader sees of it; return what was mended.

    What lies in ``submitted`` stays as it is. Raises ``Refused`` where nothing can be graded.
    """
    files = read_files(course.notebook("submitted", lab, learner).parent, lab)
    repaired = repair(files.notebook, _release(course, lab))
    notes = [*files.notes, *repaired.notes]
    if notes:
        points = "\n".join(f"- {note}" for note in notes)
        _say_on_top(repaired.notebook, f"**This notebook was mended before it was marked.**\n\n{points}")
    _put(course, lab, learner, repaired.notebook, files.extras)
    return notes


def autograde(course: Course, config: Any, lab: str, learner: str, heard: _Heard) -> None:
    """Grade what ``mend`` made of one submission, again if it was graded before; raises ``NotGraded``.

    Marks and comments given by hand stay in the gradebook.
    """
    heard.messages.clear()
    only = _only(config, lab, learner)
    only.submitted_directory = "mended"
    try:
        Autograde(coursedir=only, config=config, force=True).start()
    except NbGraderException:
        raise NotGraded(_why(heard.messages)) from None


def give_nothing(course: Course, config: Any, lab: str, learner: str, why: str, heard: _Heard) -> None:
    """Mark an untouched copy instead of what cannot be read, so that gradebook and feedback have the reason."""
    notebook = _release(course, lab)
    _say_on_top(notebook, f"**What was handed in could not be graded, and counts 0**: {why}.")
    _put(course, lab, learner, notebook, {})
    autograde(course, config, lab, learner, heard)


def _release(course: Course, lab: str) -> NotebookNode:
    return nbformat.read(course.notebook("release", lab), as_version=4)


def _say_on_top(notebook: NotebookNode, text: str) -> None:
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="mended"))


def _put(course: Course, lab: str, learner: str, notebook: NotebookNode, extras: dict[Path, bytes]) -> None:
    target = course.notebook("mended", lab, learner)
    shutil.rmtree(target.parent, ignore_errors=True)
    for place, content in extras.items():
        (target.parent / place).parent.mkdir(parents=True, exist_ok=True)
        (target.parent / place).write_bytes(content)
    write_in_one_step(target, nbformat.writes(notebook))


def give_feedback(config: Any, lab: str, learner: str) -> None:
    """Write one learner's feedback page with nbgrader."""
    GenerateFeedback(coursedir=_only(config, lab, learner), config=config, force=True).start()


def _only(config: Any, lab: str, learner: str) -> CourseDirectory:
    return CourseDirectory(config=config, assignment_id=lab, student_id=glob.escape(learner))


#: What nbgrader logs when it gives up on a notebook, and what that means.
_REASONS = (
    (r"DeadKernelError|Kernel died", "its code stopped Python altogether"),
    (r"UnresponsiveKernelError|became unresponsive", "its code never ended and could not be interrupted"),
    (r"partial credit cannot be greater", "it replaced the check and gave itself more than all points"),
)


def _why(messages: list[str]) -> str:
    """Put what nbgrader logged into a few words."""
    text = "\n".join(messages)
    for pattern, reason in _REASONS:
        if re.search(pattern, text):
            return reason
    tracebacks = [message for message in messages if message.startswith("Traceback")]
    return tracebacks[-1].strip().splitlines()[-1] if tracebacks else "nbgrader could not grade it"


def marks_digest(gradebook: Gradebook, lab: str, learner: str) -> str:
    """A checksum of a learner's marks and comments, so that feedback is written again when they change."""
    try:
        notebook = gradebook.find_submission_notebook(lab, lab, learner)
    except MissingEntry:
        return ""
    marks = [(grade.name, grade.score) for grade in notebook.grades]
    comments = [(comment.name, comment.comment) for comment in notebook.comments]
    return hashlib.sha256(json.dumps([sorted(marks), sorted(comments)]).encode()).hexdigest()
