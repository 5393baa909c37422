"""The command ``labs-grade``: take a class's work through release, marking and feedback with nbgrader."""

from __future__ import annotations

import argparse
import contextlib
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import DatabaseError
from tqdm import tqdm

from labs.authoring.build import chosen_sources, course_config, packs_made_from
from labs.authoring.command import OneLineParser, exit_code
from labs.authoring.run import population_in_use
from labs.authoring.source import LabSource
from labs.checking.lab import LABS
from labs.grading.collect import collect, submission_digest
from labs.grading.folder import PEOPLE, Course, Record, ensure_hidden, open_course, write_config
from labs.grading.mark import NotGraded, autograde, give_feedback, give_nothing, logged_to, marks_digest, mend
from labs.grading.marks import (
    QuestionMark,
    export_marks,
    question_marks,
    summary,
    write_question_marks,
)
from labs.grading.release import release
from labs.grading.repair import Refused
from synthetic_data import LeoError

_Item = TypeVar("_Item")


@dataclass
class Outcome:
    """What a run did: how many were graded, what is worth saying, what could not be graded, and all marks."""

    graded: int = 0
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    marks: list[QuestionMark] = field(default_factory=list)


def grade(
    course: Course,
    sources: Sequence[LabSource],
    submissions: Path | None = None,
    people: int | None = None,
    force: bool = False,
    progress: bool = True,
) -> Outcome:
    """Release the labs, collect ``submissions``, grade what is new, and write feedback and marks.

    ``people`` is the size of the hidden population, the first time. With ``force`` everything is graded again;
    marks given by hand stay. Raises ``LeoError`` if the course folder cannot be used as it is.
    """
    outcome = Outcome()
    record = Record(course)
    ensure_hidden(course, sources, people, progress)
    write_config(course)
    with population_in_use(course.hidden), logged_to(course.log) as heard:
        config = course_config(course.root)
        for source in sources:
            with _gradebook(config) as gradebook:
                outcome.lines += release(course, source, record, config, gradebook)
        if submissions is not None:
            collected = collect(course, submissions, [source.lab.name for source in sources])
            outcome.problems += collected.problems

        stale: list[str] = []
        handed_in = [
            (s.lab.name, learner) for s in sources for learner in course.learners("submitted", s.lab.name)
        ]
        for lab, learner in _bar(handed_in, "grade", " notebook", progress):
            digest, version = submission_digest(course, learner, lab), packs_made_from(course.hidden, lab)
            graded = course.notebook("autograded", lab, learner).exists()
            if graded and not force and record.get("graded", lab, learner) == digest:
                if record.get("version", lab, learner) != version:
                    stale.append(lab)
                continue
            try:
                notes = mend(course, lab, learner)
                autograde(course, config, lab, learner, heard)
            except (Refused, NotGraded) as why:
                before = ""
                if record.get("graded", lab, learner):
                    before = "; the gradebook has the marks for what was handed in before"
                elif isinstance(why, Refused) and record.get("refused", lab, learner) != digest:
                    give_nothing(course, config, lab, learner, str(why), heard)
                    record.put(digest, "refused", lab, learner)
                outcome.problems.append(f"{learner}, {lab}: not graded: {why}{before}")
                continue
            if notes:
                outcome.lines.append(f"{learner}, {lab}: mended: {' '.join(notes)}")
            record.put(digest, "graded", lab, learner)
            record.put(version, "version", lab, learner)
            outcome.graded += 1
        outcome.lines += [
            f"{lab}: {stale.count(lab)} were graded with an earlier version of the lab: --force grades them again"
            for lab in sorted(set(stale))
        ]
        _write_feedback(course, sources, record, config, outcome, progress)
        with _gradebook(config) as gradebook:
            export_marks(course, config, gradebook)
            outcome.marks = list(question_marks(course, gradebook))
        write_question_marks(course, outcome.marks)
    return outcome


def _write_feedback(
    course: Course,
    sources: Sequence[LabSource],
    record: Record,
    config: Any,
    outcome: Outcome,
    progress: bool,
) -> None:
    """Write a feedback page for everyone whose work, marks or comments have changed since the last one."""
    wanted = []
    with _gradebook(config) as gradebook:
        for lab in [source.lab.name for source in sources]:
            for learner in course.learners("autograded", lab):
                page = course.notebook("feedback", lab, learner).with_suffix(".html")
                work = record.get("graded", lab, learner) or record.get("refused", lab, learner)
                digest = f"{work} {marks_digest(gradebook, lab, learner)}"
                if not page.exists() or record.get("feedback", lab, learner) != digest:
                    wanted.append((lab, learner, digest))
    for lab, learner, digest in _bar(wanted, "feedback", " page", progress):
        try:
            give_feedback(config, lab, learner)
        except NbGraderException:
            outcome.problems.append(f"{learner}, {lab}: no feedback could be written")
        else:
            record.put(digest, "feedback", lab, learner)


def _bar(items: Sequence[_Item], title: str, unit: str, progress: bool) -> Iterable[_Item]:
    return tqdm(items, desc=title, unit=unit, disable=not (progress and items), leave=False)


@contextlib.contextmanager
def _gradebook(config: Any) -> Iterator[Gradebook]:
    """The course's gradebook, opened afresh, so that it shows what nbgrader has just written."""
    course = CourseDirectory(config=config)
    try:
        with Gradebook(course.db_url, course.course_id) as gradebook:
            yield gradebook
    except DatabaseError as error:
        raise LeoError(f"the gradebook cannot be used ({course.db_url}: {error.orig})") from None


# --- the command ------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None, labs: Path = LABS) -> int:
    """Run the command; its exit code is 0, 1 if somebody's work was not graded, or 2 for a mistake in a line."""

    def run() -> int:
        chosen = _parser().parse_args(arguments)
        return _run(open_course(chosen.course), chosen, labs)

    return exit_code("labs-grade", run)


def _parser() -> argparse.ArgumentParser:
    parser = OneLineParser(
        prog="labs-grade",
        description="Release labs, collect what was handed in, mark it with nbgrader on a hidden population, and "
        "write feedback and marks. Run it again as often as you like: only what is new is graded.",
        epilog="The folder has nbgrader's layout: put work into submitted/LEARNER/LAB/LAB.ipynb, or name a "
        "folder of downloads with --submissions. nbgrader runs each notebook as you: grade only people you "
        "trust, or in a container.",
    )
    parser.add_argument(
        "course", nargs="?", metavar="COURSE", help="your course folder, outside this repository"
    )
    parser.add_argument(
        "--submissions",
        type=Path,
        metavar="DIR",
        help="take in work from here: LEARNER/LAB/LAB.ipynb, or LEARNER_LAB.ipynb, or zip files of these",
    )
    parser.add_argument("--lab", action="append", metavar="NAME", help="only this lab; may be repeated")
    parser.add_argument(
        "--people",
        type=int,
        metavar="N",
        help=f"size of the hidden population, the first time only (default: {PEOPLE:,})",
    )
    parser.add_argument(
        "--force", action="store_true", help="grade everything again; marks given by hand stay"
    )
    parser.add_argument("--formgrader", action="store_true", help="then open formgrader, to mark by hand")
    parser.add_argument("--quiet", action="store_true", help="no progress bars")
    return parser


def _run(course: Course, chosen: argparse.Namespace, labs: Path) -> int:
    sources = chosen_sources(chosen.lab, labs)
    print(
        "Note: nbgrader runs each notebook as you, within reach of your files and the network. "
        "Grade only people you trust, or in a container."
    )
    outcome = grade(course, sources, chosen.submissions, chosen.people, chosen.force, not chosen.quiet)
    for line in [*outcome.lines, *_closing(course, outcome)]:
        print(line)
    sys.stdout.flush()
    for problem in outcome.problems:
        print(f"labs-grade: {problem}", file=sys.stderr)
    if outcome.problems:
        print(f"labs-grade: nbgrader's own words are in {course.log}", file=sys.stderr)
    if chosen.formgrader:
        with contextlib.suppress(KeyboardInterrupt):  # which is how one leaves it
            subprocess.run(formgrader_command(course), cwd=course.root, check=False)
    return 1 if outcome.problems else 0


def formgrader_command(course: Course) -> list[str]:
    """What starts formgrader on the course, in whose folder it is to be run."""
    options = [f"--ServerApp.root_dir={course.root}", "--LabApp.default_url=/formgrader/manage_assignments"]
    return [sys.executable, "-m", "jupyterlab", *options]


def _closing(course: Course, outcome: Outcome) -> Iterator[str]:
    if not outcome.marks:
        if not outcome.problems:
            yield f"Nothing was handed in yet: put it into {course.root / 'submitted'}, or use --submissions."
        return
    yield from summary(outcome.marks)
    yield ""
    yield f"Graded now: {outcome.graded}. These marks were made on the hidden data, and so were the outputs that"
    yield "you see in formgrader and learners in their feedback: nbgrader runs a notebook once."
    yield f"Marks: {course.root / 'marks.csv'}; by question, with each message: {course.root / 'questions.csv'}"
    yield f"Feedback pages: {course.root / 'feedback'}"
    waiting = sum(mark.waiting for mark in outcome.marks)
    again = sum(mark.again for mark in outcome.marks)
    if waiting:
        yield f"Written answers that wait for a mark: {waiting}."
    if again:
        yield f"Marked by hand and graded again since, so worth a look: {again}."
    if waiting or again:
        command = shlex.join(formgrader_command(course))
        yield f"To mark by hand: labs-grade {shlex.quote(str(course.root))} --formgrader"
        yield f"    (or: cd {shlex.quote(str(course.root))} && {command}), then run labs-grade again."
