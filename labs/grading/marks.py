"""Marks out of the gradebook: nbgrader's own CSV, one by question, and a summary to print."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin

from labs.authoring.source import TEST_PREFIX, grade_id
from labs.checking.verdict import MIME
from labs.grading.folder import Course


def export_marks(course: Course, config: Any, gradebook: Gradebook) -> Path:
    """Write ``marks.csv`` with nbgrader's exporter: a row a learner and lab."""
    path = course.root / "marks.csv"
    unfinished = course.root / ".marks.csv.unfinished"
    CsvExportPlugin(config=config, to=str(unfinished)).export(gradebook)
    unfinished.replace(path)
    return path


@dataclass(frozen=True)
class QuestionMark:
    """One learner's mark for one question. ``waiting`` says that a person has to (``again``: has to again) look."""

    lab: str
    learner: str
    question: str
    score: float
    max: float
    by_hand: bool
    waiting: bool
    again: bool
    message: str


def question_marks(course: Course, gradebook: Gradebook) -> Iterator[QuestionMark]:
    """Each graded learner's marks by question, in the order in which the questions stand in the lab."""
    for lab in sorted(assignment.name for assignment in gradebook.assignments):
        for learner in course.learners("autograded", lab):
            try:
                submission = gradebook.find_submission_notebook(lab, lab, learner)
                notebook = nbformat.read(course.notebook("autograded", lab, learner), as_version=4)
            except (MissingEntry, OSError):
                continue
            grades = {grade.name: grade for grade in submission.grades}
            comments = {comment.name: comment.comment or "" for comment in submission.comments}
            messages = {str(grade_id(cell)): _message(cell) for cell in notebook.cells}
            for name in [name for name in messages if name in grades]:
                by_hand = grades[name].manual_score is not None
                to_do = grades[name].needs_manual_grade
                yield QuestionMark(
                    lab,
                    learner,
                    name.removeprefix(TEST_PREFIX),
                    float(grades[name].score),
                    float(grades[name].max_score),
                    by_hand,
                    to_do and not by_hand,
                    to_do and by_hand,
                    " ".join(filter(None, [messages[name], comments.get(name)])),
                )


def _message(cell: Any) -> str:
    """What a test cell's output says: the verdict's message, or the error that came instead."""
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            return f"The check could not run: {output.ename}: {output.evalue}".splitlines()[0]
        if output.output_type == "stream" and output.name == "stderr":
            return "Something was printed to the error stream during the check, for which nbgrader gives no points."
        if MIME in output.get("data", {}):
            return str(output.data[MIME]["message"])
    return ""


def write_question_marks(course: Course, marks: list[QuestionMark]) -> Path:
    """Write ``questions.csv``: a row a learner and question, with the message that the learner was given."""
    path = course.root / "questions.csv"
    unfinished = course.root / ".questions.csv.unfinished"
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["lab", "learner", "question", "score", "max", "marked", "message"])
        for mark in marks:
            marked = "waiting" if mark.waiting else "by hand" if mark.by_hand else "automatically"
            row = [
                mark.lab,
                mark.learner,
                mark.question,
                f"{mark.score:g}",
                f"{mark.max:g}",
                marked,
                mark.message,
            ]
            writer.writerow(row)
    unfinished.replace(path)
    return path


def summary(marks: list[QuestionMark], rows: int = 40) -> list[str]:
    """A table of learners and marks as lines of text."""
    totals: dict[tuple[str, str], list[QuestionMark]] = {}
    for mark in marks:
        totals.setdefault((mark.lab, mark.learner), []).append(mark)
    if not totals:
        return []
    width = max(len("learner"), *(len(learner) for _, learner in totals))
    lines = []
    for lab in sorted({lab for lab, _ in totals}):
        learners = {learner: each for (name, learner), each in totals.items() if name == lab}
        lines += ["", f"{lab}", f"  {'learner':<{width}}  {'mark':>6}  of   waiting"]
        for learner, each in sorted(learners.items())[:rows]:
            waiting = sum(mark.waiting or mark.again for mark in each)
            score, most = sum(mark.score for mark in each), sum(mark.max for mark in each)
            lines.append(f"  {learner:<{width}}  {score:>6g}  {most:<4g} {waiting or ''}".rstrip())
        if len(learners) > rows:
            lines.append(f"  ... and {len(learners) - rows} more")
    return lines
