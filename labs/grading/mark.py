"""Mark: run nbgrader's autograde and feedback for one learner at a time, so that no one stops the others."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from labs.grading.collect import links_in
from labs.grading.folder import Course


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


def autograde(course: Course, config: Any, lab: str, learner: str, heard: _Heard) -> None:
    """Grade one submission with nbgrader, again if it was graded before; raises ``NotGraded``.

    Marks and comments given by hand stay in the gradebook.
    """
    links = links_in(course, learner, lab)
    if links:
        raise NotGraded(
            f"{links[0].relative_to(course.root)} is a link, not a file: it may be someone else's work"
        )
    if not course.notebook("submitted", lab, learner).is_file():
        raise NotGraded(f"there is no {lab}.ipynb in what was handed in")
    heard.messages.clear()
    try:
        Autograde(coursedir=_only(config, lab, learner), config=config, force=True).start()
    except NbGraderException:
        raise NotGraded(_why(heard.messages)) from None


def give_feedback(config: Any, lab: str, learner: str) -> None:
    """Write one learner's feedback page with nbgrader."""
    GenerateFeedback(coursedir=_only(config, lab, learner), config=config, force=True).start()


def _only(config: Any, lab: str, learner: str) -> CourseDirectory:
    return CourseDirectory(config=config, assignment_id=lab, student_id=glob.escape(learner))


#: What nbgrader logs when it gives up on a notebook, and what that means.
_REASONS = (
    (
        r"NotJSONError|does not appear to be JSON|UnicodeDecodeError|'list' object has no attribute 'get'",
        "the file is not a notebook (or was cut short)",
    ),
    (
        r"old version \nof the nbgrader metadata",
        "a graded cell was copied or its hidden settings were changed",
    ),
    (r"newer version \nof the nbgrader metadata", "its hidden settings come from a newer nbgrader"),
    (r"Notebook failed to validate", "the hidden settings of its graded cells were changed"),
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
