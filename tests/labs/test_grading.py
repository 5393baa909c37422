"""A class goes through nbgrader's own release, autograde, feedback, formgrader and export, on a hidden population."""

from __future__ import annotations

import contextlib
import copy
import csv
import html
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest

from labs.authoring.bank import read_bank
from labs.authoring.build import release_version
from labs.authoring.source import LabSource, grade_id, read_source
from labs.checking.contract import Function, Question
from labs.checking.lab import LABS
from labs.checking.pack import read_expected, read_given
from labs.grading.collect import collect
from labs.grading.course import formgrader_command, main
from labs.grading.folder import Course
from synthetic_data import LeoError

pytestmark = [
    pytest.mark.nbgrader,
    # SQLAlchemy warns of nbgrader's ways with sessions
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]

LAB = "05-employment-spells"
REPOSITORY = LABS.parent


# --- a sample class from the answer bank ------------------------------------------------------------------


@dataclass
class Learner:
    """What one learner hands in, and the points and messages that this must get, by question."""

    answers: dict[str, str] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    messages: dict[str, str] = field(default_factory=dict)
    written: str = ""
    touched: set[str] = field(default_factory=set)


#: A question whose reference builds on the learner's own answer to another, so that a slip there shows here too.
FOLLOWS = {"union-of-spells": {"days-in-employment"}}

#: The whole bank is marked without a kernel in `test_bank.py`; this many learners of each kind go the long way.
LEARNERS = 3


def class_from_bank(source: LabSource) -> dict[str, Learner]:
    """A few learners with many answers of the bank: each of a learner's answers is to questions of its own."""
    learners: dict[str, Learner] = {}
    for answer in read_bank(source):
        if answer.rare or answer.at_most:  # on a population as small as this test's its marks may be others
            continue
        touched = set(answer.cells)
        touched |= {later for question in answer.cells for later in FOLLOWS.get(question, ())}
        for number in range(1, LEARNERS + 1):
            learner = learners.setdefault(f"{'wrong' if answer.wrong else 'right'}-{number}", Learner())
            if not learner.touched & touched:
                learner.touched |= touched
                learner.answers |= answer.cells
                learner.points |= answer.marks or {}
                learner.messages |= answer.messages
                break
    return learners


def with_mishaps(source: LabSource) -> dict[str, Learner]:
    """Learners who hand in the reference but for what a notebook can have wrong besides its answers."""
    first, second, *_ = source.lab.questions
    name = next(iter(second.answers))
    warning = "import logging, sys, warnings\nwarnings.warn('mind the gap')\nprint('mind', file=sys.stderr)"
    # stock nbgrader gives nothing for a test cell in which something was printed to stderr, as this function does
    asked, function = next(
        (question, name)
        for question in source.lab.questions
        for name, kind in question.answers.items()
        if isinstance(kind, Function)
    )
    noise = "print('mind', file=sys.stderr); warnings.warn('the'); logging.warning('gap')"
    noisy = (
        f"quiet = {function}\ndef {function}(*args, **named):\n    {noise}\n    return quiet(*args, **named)"
    )
    return {
        "mishaps": Learner(
            {first.id: "1 / 0", second.id: f"{solution(source, second.id)}\ndel {name}"},
            {first.id: 0, second.id: second.max - points_of(second, name)},
            {first.id: "still `...`", second.id: f"`{name}` does not exist"},
        ),
        "warning": Learner(
            {
                first.id: f"{solution(source, first.id)}\n{warning}",
                asked.id: f"{solution(source, asked.id)}\n{noisy}",
            },
            written="A reason, and a caveat.",
        ),
    }


def points_of(question: Question, name: str) -> float:
    return sum(points for part, points in question.points.items() if part.partition(".")[0] == name)


def solution(source: LabSource, question: str) -> str:
    return re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", source.solution(question), flags=re.MULTILINE)


def hand_in(source: LabSource, released: str, learner: Learner) -> str:
    """The released notebook as the learner fills it in: the reference wherever they have no answer of their own."""
    notebook = nbformat.reads(released, as_version=4)
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in {question.id for question in source.lab.questions}:
            cell.source = f"{cell.source}\n{learner.answers.get(name) or solution(source, name)}"
        elif learner.written and name in {written.id for written in source.lab.written}:
            cell.source = learner.written
    return nbformat.writes(notebook)


@dataclass
class SampleClass:
    """A course folder after the class was graded, and what was handed in and printed."""

    root: Path
    source: LabSource
    learners: dict[str, Learner]
    released: str
    run: subprocess.CompletedProcess[str]

    def marks(self) -> dict[str, float]:
        with (self.root / "marks.csv").open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["assignment"] == LAB]
            return {row["student_id"]: float(row["score"]) for row in rows}

    def questions(self, learner: str) -> dict[str, dict[str, str]]:
        with (self.root / "questions.csv").open(newline="") as file:
            return {row["question"]: row for row in csv.DictReader(file) if row["learner"] == learner}


def grade(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command as from a shell in which nothing was activated."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("LEO_DATA", "VIRTUAL_ENV")
    }
    here = str(Path(sys.executable).parent)
    environment["PATH"] = os.pathsep.join(p for p in environment["PATH"].split(os.pathsep) if p != here)
    command = [sys.executable, "-c", "import sys; from labs.grading.course import main; sys.exit(main())"]
    return subprocess.run(
        [*command, str(root), "--quiet", "--lab", LAB, *options],
        capture_output=True,
        text=True,
        env=environment,
    )


def run_here(*arguments: str, labs: Path = LABS) -> tuple[int, str, list[str]]:
    """Run the command in this process: its exit code, what it printed, and its lines of complaint."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*arguments, "--quiet"], labs)
    return code, out.getvalue(), err.getvalue().splitlines()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleClass:
    """The whole class, graded once. One hands in a nested folder, one a zip, one something broken."""
    source = read_source(LAB)
    released = release_version(source)
    learners = class_from_bank(source) | with_mishaps(source)
    submissions = tmp_path_factory.mktemp("submissions")
    for name, learner in learners.items():
        (submissions / f"{name}_{LAB}.ipynb").write_text(hand_in(source, released, learner))
    nested = submissions / "untouched" / LAB
    nested.mkdir(parents=True)
    (nested / f"{LAB}.ipynb").write_text(released)
    zipped = submissions / f"warning_{LAB}.ipynb"
    with zipfile.ZipFile(submissions / "warning.zip", "w") as archive:
        archive.write(zipped, f"{LAB}.ipynb")
    zipped.unlink()
    (submissions / f"broken_{LAB}.ipynb").write_text("{")

    root = tmp_path_factory.mktemp("course")
    run = grade(root, "--submissions", str(submissions))
    return SampleClass(root, source, learners, released, run)


def test_the_command_tells_what_was_graded_and_what_was_not(sample):
    assert sample.run.returncode == 1, sample.run.stderr
    assert f"broken, {LAB}: not graded: the file is not a notebook" in sample.run.stderr
    # (a kernel may have its own words there)
    assert len(re.findall("^labs-grade: ", sample.run.stderr, re.MULTILINE)) == 2, sample.run.stderr
    assert f"Graded now: {len(sample.learners) + 1}." in sample.run.stdout
    assert "Written answers that wait for a mark: 1." in sample.run.stdout
    assert "Grade only people you trust" in sample.run.stdout
    assert "nbgrader runs a notebook once" in sample.run.stdout


def test_everybody_gets_the_marks_and_messages_that_the_bank_expects(sample):
    questions = {question.id: question for question in sample.source.lab.questions}
    wrong = []
    for name, learner in sample.learners.items():
        found = sample.questions(name)
        expected = {
            q: learner.points.get(q, question.max)
            for q, question in questions.items()
            if q in learner.answers or q not in learner.touched
        }
        wrong += [
            (name, q, points, found[q]["score"], found[q]["message"])
            for q, points in expected.items()
            if float(found[q]["score"]) != pytest.approx(points)
        ]
        wrong += [
            (name, q, message, found[q]["message"])
            for q, message in learner.messages.items()
            if message not in found[q]["message"]
        ]
        assert sample.marks()[name] == pytest.approx(sum(float(row["score"]) for row in found.values()))
    assert wrong == []


def test_the_untouched_release_scores_nothing(sample):
    assert sample.marks()["untouched"] == 0
    found = sample.questions("untouched")
    assert set(found) == {q.id for q in (*sample.source.lab.questions, *sample.source.lab.written)}
    assert {row["score"] for row in found.values()} == {"0"}
    assert all(row["message"] for row in found.values())


def test_marks_are_nbgraders_own(sample):
    header = (sample.root / "marks.csv").read_text().splitlines()[0]
    assert header.startswith("assignment,duedate,timestamp,student_id")
    assert sample.marks()["broken"] == 0
    most = sum(q.max for q in (*sample.source.lab.questions, *sample.source.lab.written))
    with (sample.root / "marks.csv").open(newline="") as file:
        assert {float(row["max_score"]) for row in csv.DictReader(file)} == {most}


def as_read(page: str) -> str:
    """A page's text as a reader sees it."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", page)))


def test_feedback_holds_each_message(sample):
    for name in [*sample.learners, "untouched"]:
        page = as_read((sample.root / "feedback" / name / LAB / f"{LAB}.html").read_text())
        for row in sample.questions(name).values():
            for line in row["message"].splitlines():
                assert re.sub(r"\s+", " ", line.replace("`", "")).strip() in page, (name, row["question"])


def test_no_message_holds_an_expected_value(sample):
    expected = read_expected(sample.root / "hidden" / "answers" / LAB / "expected.npz").answers
    numbers = {}
    for question in sample.source.lab.questions:
        values = [v for name in question.answers for v in _numbers(expected[name])]
        # a count of rows or a year may well be a small number that is also an answer
        numbers[question.id] = {v for v in values if v != round(v) or v > 2100}
    assert any(numbers.values())
    for name in [*sample.learners, "untouched"]:
        for question, row in sample.questions(name).items():
            shown = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", row["message"])}
            close = {n for n in shown for v in numbers.get(question, ()) if n == pytest.approx(v, rel=1e-3)}
            assert not close, (name, question)


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [n for item in value.values() for n in _numbers(item)]
    return [float(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []


def test_the_secret_lies_in_its_file_only(sample):
    file = sample.root / "secret"
    secret = file.read_text().strip()
    assert re.fullmatch(r"[0-9a-f]{32}", secret)
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert json.loads((sample.root / "hidden" / "manifest.json").read_text())["seed"] is None
    for path in sample.root.rglob("*"):
        if path.is_file() and path != file:
            assert secret.encode() not in path.read_bytes(), path


# --- marking by hand ----------------------------------------------------------------------------------------


class Formgrader:
    """Asks a running formgrader, with its token."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address, token

    def ask(self, path: str, body: dict[str, Any] | None = None, method: str = "GET") -> tuple[int, str]:
        request = urllib.request.Request(
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode()

    def data(self, path: str, body: dict[str, Any] | None = None, method: str = "GET") -> Any:
        return json.loads(self.ask(f"/formgrader/api/{path}", body, method)[1])


@contextlib.contextmanager
def formgrader(root: Path, scratch: Path) -> Iterator[Formgrader]:
    """The server that `labs-grade --formgrader` starts, but for its browser."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Formgrader(f"http://127.0.0.1:{port}", "a-token")
    own = {f"JUPYTER_{kind}_DIR": str(scratch / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1"]
    with (scratch / "log").open("w") as log:
        process = subprocess.Popen(
            [*formgrader_command(Course(root)), *options, f"--IdentityProvider.token={server.token}"],
            cwd=root,
            env={**os.environ, **own},
            stdout=log,
            stderr=log,
        )
        try:
            for _ in range(300):
                if process.poll() is not None:
                    break
                with contextlib.suppress(OSError):
                    server.ask("/api/status")
                    break
                time.sleep(0.2)
            assert process.poll() is None, (scratch / "log").read_text()
            yield server
        finally:
            process.terminate()
            process.wait(30)


def test_a_mark_given_in_formgrader_survives_a_regrade(sample, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(sample.root, root)
    written = sample.source.lab.written[0]
    with formgrader(root, tmp_path) as server:
        (submission,) = [
            each for each in server.data(f"submitted_notebooks/{LAB}/{LAB}") if each["student"] == "warning"
        ]
        for page in (
            "/formgrader/manage_assignments",
            f"/formgrader/manage_submissions/{LAB}",
            "/formgrader/gradebook",
            f"/formgrader/gradebook/{LAB}/{LAB}",
            f"/formgrader/submissions/{submission['id']}/",
        ):
            status, text = server.ask(page)
            assert status == 200 and "formgrader" in text, page
        assert "A reason, and a caveat." in text
        assert submission["needs_manual_grade"]
        (mark,) = [
            g for g in server.data(f"grades?submission_id={submission['id']}") if g["name"] == written.id
        ]
        (comment,) = [
            c for c in server.data(f"comments?submission_id={submission['id']}") if c["name"] == written.id
        ]
        server.data(f"grade/{mark['id']}", {"manual_score": written.max - 1, "extra_credit": None}, "PUT")
        server.data(f"comment/{comment['id']}", {"manual_comment": "Say for whom."}, "PUT")
        # formgrader's own button, on the hidden data as well
        assert server.data(f"submission/{LAB}/warning/autograde", {}, "POST")["success"]
        assert (
            server.data(f"submission/{LAB}/warning")["score"] == sample.marks()["warning"] + written.max - 1
        )

    before = sample.marks()["warning"]
    course = SampleClass(root, sample.source, sample.learners, sample.released, sample.run)
    _, out, _ = run_here(str(root), "--lab", LAB)
    assert "Graded now: 0." in out and "wait for a mark" not in out
    assert course.marks()["warning"] == before + written.max - 1
    assert course.questions("warning")[written.id]["message"] == "Say for whom."
    assert "Say for whom." in (root / "feedback" / "warning" / LAB / f"{LAB}.html").read_text()

    # handed in once more: graded again, alone; what was handed in before is kept, and so is the mark
    again = tmp_path / "again"
    again.mkdir()
    learner = copy.deepcopy(sample.learners["warning"])
    first = sample.source.lab.questions[0]
    learner.answers[first.id] = "import logging, sys, warnings"
    (again / f"warning_{LAB}.ipynb").write_text(hand_in(sample.source, sample.released, learner))
    _, out, _ = run_here(str(root), "--lab", LAB, "--submissions", str(again))
    assert "Graded now: 1." in out
    assert "Marked by hand and graded again since, so worth a look: 1." in out
    assert course.marks()["warning"] == before + written.max - 1 - first.max
    assert course.questions("warning")[written.id]["marked"] == "by hand"
    earlier = (root / "replaced" / "warning" / LAB / "1" / f"{LAB}.ipynb").read_text()
    assert "mind the gap" in earlier
    others = {name: marks for name, marks in course.marks().items() if name != "warning"}
    assert others == {name: marks for name, marks in sample.marks().items() if name != "warning"}


# --- a course of one ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which one learner has handed in the untouched release, graded."""
    root = tmp_path_factory.mktemp("small")
    code, out, complaints = run_here(str(root), "--lab", LAB)
    assert (code, complaints) == (0, [])
    assert "Nothing was handed in yet" in out
    shutil.copytree(root / "release" / LAB, root / "submitted" / "ann" / LAB)
    code, out, complaints = run_here(str(root), "--lab", LAB)
    assert (code, complaints) == (0, [])
    assert "Graded now: 1." in out
    return root


@pytest.fixture
def course(small: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(small, tmp_path / "course"))


def test_hidden_answers_differ_from_another_courses(sample, small):
    ours, theirs = (json.loads((root / "hidden/manifest.json").read_text()) for root in (sample.root, small))
    assert ours["population"] != theirs["population"]
    assert (ours["people"], ours["seed"]) == (2000, None)
    ours, theirs = (
        read_given(root / "hidden" / "answers" / LAB / "given.npz") for root in (sample.root, small)
    )
    assert ours.answers["rates"] != theirs.answers["rates"]
    # but what learners get is the same everywhere
    released = (root / "release" / LAB / f"{LAB}.ipynb" for root in (sample.root, small))
    assert {path.read_text() for path in released} == {sample.released}


def test_only_what_is_new_is_graded_unless_forced(course):
    code, out, _ = run_here(str(course), "--lab", LAB)
    assert (code, "Graded now: 0." in out) == (0, True)
    stamp = course / "hidden" / "answers" / LAB / ".stamp.json"
    record = course / "graded.json"
    record.write_text(
        record.read_text().replace(json.loads(stamp.read_text())["made_from"], "another version")
    )
    code, out, _ = run_here(str(course), "--lab", LAB)
    assert "Graded now: 0." in out
    assert f"{LAB}: 1 were graded with an earlier version of the lab: --force grades them again" in out
    code, out, _ = run_here(str(course), "--lab", LAB, "--force")
    assert "Graded now: 1." in out and "earlier version" not in out


def test_work_that_cannot_be_graded_does_not_change_earlier_marks(course):
    handed_in = course / "submitted" / "ann" / LAB / f"{LAB}.ipynb"
    handed_in.write_text("{")
    (course / "submitted" / "bob" / LAB).mkdir(parents=True)
    (course / "submitted" / "bob" / LAB / "mine.txt").write_text("{}")
    (course / "submitted" / "cat" / LAB).mkdir(parents=True)
    (course / "submitted" / "cat" / LAB / f"{LAB}.ipynb").symlink_to(handed_in)
    marks = (course / "marks.csv").read_text()
    code, _, lines = run_here(str(course), "--lab", LAB)
    assert code == 1
    assert [line.removeprefix("labs-grade: ") for line in lines[:3]] == [
        f"ann, {LAB}: not graded: the file is not a notebook (or was cut short before its first cell); "
        "the gradebook has the marks for what was handed in before",
        f"bob, {LAB}: not graded: there is no {LAB}.ipynb in what was handed in",
        f"cat, {LAB}: not graded: {LAB}.ipynb is not a file but a link, a folder, a pipe or a device",
    ]
    now = (course / "marks.csv").read_text().splitlines()
    assert sorted(now) != sorted(marks.splitlines()) and set(marks.splitlines()) <= set(now)
    with (course / "marks.csv").open(newline="") as file:
        scores = {row["student_id"]: row["score"] for row in csv.DictReader(file) if row["assignment"] == LAB}
    assert (scores["bob"], scores["cat"]) == ("0.0", "0.0")
    page = as_read((course / "feedback" / "bob" / LAB / f"{LAB}.html").read_text())
    assert f"could not be graded, and counts 0: there is no {LAB}.ipynb" in re.sub("<[^>]+>", "", page)


def test_damaged_notebooks_are_mended_and_graded(course):
    """Each of these would stop stock nbgrader, or cost an honest learner marks."""
    handed_in = course / "submitted" / "ann" / LAB / f"{LAB}.ipynb"
    with_answers = hand_in(read_source(LAB), handed_in.read_text(), Learner(written="A reason."))
    notebook = json.loads(with_answers)
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    notebook["cells"].append(copy.deepcopy(cells["test-rates"]))
    notebook["cells"].remove(cells["test-open-ends"])
    cells["open-ends"]["cell_type"] = "markdown"
    cells["default-dates"]["metadata"] = {}
    cells["test-invalid-spells"]["metadata"]["nbgrader"].update(points=1_000, schema_version=99)
    notebook["metadata"] = {"kernelspec": {"name": "none-such", "display_name": "None such"}}
    handed_in.write_text(json.dumps(notebook) + "}")
    os.mkfifo(handed_in.with_name("pipe"))
    before = handed_in.read_text()
    code, out, lines = run_here(str(course), "--lab", LAB)
    assert (code, lines) == (0, [])
    assert f"ann, {LAB}: mended: pipe is a pipe or device, not a file, and was left out." in out
    assert handed_in.read_text() == before
    with (course / "questions.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["learner"] == "ann"]
    assert {row["question"] for row in rows if row["score"] != row["max"]} == {"which-definition"}
    page = as_read((course / "feedback" / "ann" / LAB / f"{LAB}.html").read_text())
    assert "This notebook was mended before it was marked." in page
    assert "The cell of 'open-ends' was there" not in page and "'open-ends' is a code cell again." in page


def test_damaged_answers_are_made_again_and_nobody_marked_by_them(course):
    pack = course / "hidden" / "answers" / LAB / "expected.npz"
    before = read_expected(pack).population
    pack.write_bytes(pack.read_bytes()[:1000])
    assert run_here(str(course), "--lab", LAB, "--force")[0] == 0
    assert read_expected(pack).population == before


def test_a_source_version_that_the_course_leader_changed_is_used(course):
    path = course / "source" / LAB / f"{LAB}.ipynb"
    text = path.read_text().replace("# Employment spells", "# Employment spells, for Tuesday", 1)
    path.write_text(text)
    code, out, _ = run_here(str(course), "--lab", LAB)
    assert code == 0
    assert f"{path} was changed here, so it is used as it is" in out
    assert path.read_text() == text
    assert "for Tuesday" in (course / "release" / LAB / f"{LAB}.ipynb").read_text()


def test_other_questions_than_work_was_handed_in_for_are_refused(course, tmp_path):
    labs = tmp_path / "labs"
    shutil.copytree(LABS / LAB, labs / LAB)
    lab = labs / LAB / "lab.md"
    lab.write_text(lab.read_text().replace("grade_id: locked-default-dates", "grade_id: locked-default-days"))
    before = {
        path: path.read_bytes() for step in ("source", "release") for path in (course / step).rglob("*.ipynb")
    }
    code, _, (line,) = run_here(str(course), labs=labs)
    assert code == 2
    assert "other questions now than when work was handed in" in line
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("spoil", "options", "message"),
    [
        (lambda root: (root / "secret").write_text("0123"), (), "hexadecimal digits"),
        (lambda root: (root / "secret").unlink(), (), "is gone"),
        (lambda root: (root / "graded.json").write_text("{"), (), "is damaged"),
        (lambda root: (root / "graded.json").write_text('{"graded": 5}'), (), "is damaged"),
        (
            lambda root: (root / "nbgrader_config.py").write_text("c = ("),
            (),
            "nbgrader_config.py cannot be read",
        ),
        (lambda root: (root / "gradebook.db").write_text("no database"), (), "the gradebook cannot be used"),
        (lambda root: (root / "hidden" / "manifest.json").unlink(), (), "hidden cannot be used"),
        (lambda root: None, ("--people", "3000"), "is marked on 2,000 people"),
        (lambda root: None, ("--submissions", "no/such/folder"), "there is no folder"),
        (lambda root: None, ("--lab", "99-none"), "no lab called '99-none'"),
    ],
    ids=[
        "damaged secret",
        "no secret",
        "record",
        "record of another kind",
        "settings",
        "gradebook",
        "hidden",
        "people",
        "submissions",
        "lab",
    ],
)
def test_a_course_that_cannot_be_used_is_one_line(course, spoil, options, message):
    spoil(course)
    marks = (course / "marks.csv").read_text()
    code, _, lines = run_here(str(course), "--lab", LAB, *options)
    assert code == 2
    assert len(lines) == 1 and message in lines[0]
    assert (course / "marks.csv").read_text() == marks


# --- bad course folders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (None, "say which folder"),
        ("", "say which folder"),
        ("{tmp}/none", "there is no folder"),
        ("{tmp}/file", "is a file"),
        ("{tmp}/link", "lies inside this repository"),
        (str(REPOSITORY), "lies inside this repository"),
        (str(LABS / "new"), "lies inside this repository"),
        ("{tmp}/a[b]", "must not hold any of"),
        ("/proc", "cannot write to"),
        ("/", "a folder of its own"),
        ("{tmp}", "holds other things"),
    ],
    ids=[
        "not given",
        "empty",
        "missing",
        "file",
        "link",
        "repository",
        "in it",
        "brackets",
        "unwritable",
        "all",
        "of other things",
    ],
)
def test_a_folder_that_cannot_serve_is_one_line_and_nothing_is_written(tmp_path, named, message):
    if named == "/proc" and not Path(named).is_dir():
        pytest.skip("There is no folder here that nobody can write to.")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "a[b]").mkdir()
    (tmp_path / "link").symlink_to(REPOSITORY / "tests")
    before = sorted(tmp_path.rglob("*"))
    code, out, lines = run_here(*([] if named is None else [named.replace("{tmp}", str(tmp_path))]))
    assert (code, out) == (2, "")
    assert len(lines) == 1 and message in lines[0]
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("people", ["many", "0", "1.5"])
def test_an_impossible_number_of_people_is_one_line(tmp_path, people):
    code, _, lines = run_here(str(tmp_path), "--lab", LAB, "--people", people)
    assert (code, len(lines)) == (2, 1)
    assert not (tmp_path / "hidden").exists() and not list(tmp_path.glob(".hidden*"))


# --- collecting ---------------------------------------------------------------------------------------------


def submitted(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root / "submitted")): path.read_text()
        for path in sorted((root / "submitted").rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Course:
    (tmp_path / "empty").mkdir()
    return Course(tmp_path / "empty")


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_every_layout_is_taken_in(downloads, empty):
    put(downloads / "a_b_01-x.ipynb", "flat")
    put(downloads / "cal" / "01-x" / "01-x.ipynb", "nested")
    put(downloads / "cal" / "01-x" / "helper.py", "y = 1")
    put(downloads / "cal" / "01-x" / "scratch.ipynb", "more")
    put(downloads / "cal" / "01-x" / ".ipynb_checkpoints" / "01-x-checkpoint.ipynb", "old")
    put(downloads / "cal" / "02-y" / "02-y.ipynb", "the other lab")
    put(downloads / "dee" / "01-x.ipynb", "a folder each")
    with zipfile.ZipFile(downloads / "eve.zip", "w") as archive:
        archive.writestr("01-x.ipynb", "zip of one")
        archive.writestr("__MACOSX/._01-x.ipynb", "rubbish")
    with zipfile.ZipFile(downloads / "fay_01-x.zip", "w") as archive:
        archive.writestr("work/fay_01-x.ipynb", "zip with names")
    with zipfile.ZipFile(downloads / "all.zip", "w") as archive:
        archive.writestr("gus/01-x/01-x.ipynb", "zip of many")
        archive.writestr("hal_01-x.ipynb", "zip of many, flat")
    found = collect(empty, downloads, ["01-x", "02-y"])
    assert (found.new, found.problems) == (8, [])
    assert submitted(empty.root) == {
        "a_b/01-x/01-x.ipynb": "flat",
        "cal/01-x/01-x.ipynb": "nested",
        "cal/01-x/helper.py": "y = 1",
        "cal/01-x/scratch.ipynb": "more",
        "cal/02-y/02-y.ipynb": "the other lab",
        "dee/01-x/01-x.ipynb": "a folder each",
        "eve/01-x/01-x.ipynb": "zip of one",
        "fay/01-x/01-x.ipynb": "zip with names",
        "gus/01-x/01-x.ipynb": "zip of many",
        "hal/01-x/01-x.ipynb": "zip of many, flat",
    }
    assert collect(empty, downloads, ["01-x", "02-y"]).new == 0


def test_what_cannot_be_taken_in_is_named_and_the_rest_is_taken(downloads, empty, tmp_path):
    put(downloads / "ann_01-x.ipynb", "fine")
    put(downloads / "bob_03-z.ipynb", "no such lab")
    put(downloads / "01-x.ipynb", "whose?")
    put(downloads / "cal_01-x.ipynb", "one")
    put(downloads / "cal" / "01-x.ipynb", "another")
    put(downloads / "dee.zip", "no zip")
    put(downloads / "[x]_01-x.ipynb", "a name that nbgrader takes for a pattern")
    (downloads / "eve_01-x.ipynb").symlink_to(put(tmp_path / "secret", "of another"))
    with zipfile.ZipFile(downloads / "fay.zip", "w") as archive:
        archive.writestr("../../../outside.ipynb", "out of the folder")
    found = collect(empty, downloads, ["01-x"])
    assert submitted(empty.root) == {"ann/01-x/01-x.ipynb": "fine"}
    told = "\n".join(found.problems)
    for name in ("bob_03-z.ipynb", "01-x.ipynb", "[x]_01-x.ipynb", "outside.ipynb"):
        assert re.search(rf"^\S*{re.escape(name)}: cannot tell whose it is", told, re.MULTILINE), told
    assert "cal, 01-x: two different notebooks" in told
    assert "dee.zip: cannot be unpacked" in told
    assert "eve_01-x.ipynb: is a link" in told
    assert not list(tmp_path.parent.rglob("outside.ipynb"))


def test_earlier_work_is_kept_when_it_is_handed_in_again(downloads, empty):
    for text in ("first", "second", "third"):
        put(downloads / "ann_01-x.ipynb", text)
        assert collect(empty, downloads, ["01-x"]).new == 1
    assert submitted(empty.root) == {"ann/01-x/01-x.ipynb": "third"}
    kept = {path.parent.name: path.read_text() for path in (empty.root / "replaced").rglob("*.ipynb")}
    assert kept == {"1": "first", "2": "second"}


def test_the_courses_own_notebooks_are_nobodys_submissions(empty):
    put(empty.root / "source" / "01-x" / "01-x.ipynb", "the solutions")
    for folder in (empty.root, empty.root.parent, empty.root / "source", empty.root / "source" / "01-x"):
        with pytest.raises(LeoError, match="the course's own notebooks"):
            collect(empty, folder, ["01-x"])
    put(empty.root / "downloads" / "O'Neill_01-x.ipynb", "mine")
    assert collect(empty, empty.root / "downloads", ["01-x"]).new == 1


def test_the_courses_own_folder_is_not_collected_from(empty):
    put(empty.root / "submitted" / "ann" / "01-x" / "01-x.ipynb", "mine")
    assert collect(empty, empty.root / "submitted", ["01-x"]).new == 0
    assert not (empty.root / "replaced").exists()


# --- another lab ----------------------------------------------------------------------------------------------


def test_a_lab_with_regressions_and_figures_goes_the_same_way(tmp_path):
    """One learner with a mistake in each question; the rest of that lab's bank is marked without a kernel."""
    name = "07-earnings-analysis"
    source = read_source(name)
    learner = Learner()
    for answer in read_bank(source):
        if answer.wrong and not answer.rare and not learner.touched & set(answer.cells):
            learner.touched |= set(answer.cells)
            learner.answers |= answer.cells
            learner.points |= answer.marks or {}
            learner.messages |= answer.messages
    assert learner.touched == {question.id for question in source.lab.questions}
    submissions = tmp_path / "submissions"
    submissions.mkdir()
    (submissions / f"ann_{name}.ipynb").write_text(hand_in(source, release_version(source), learner))
    root = tmp_path / "course"
    root.mkdir()
    (root / "secret").write_text("07" * 16)  # the same people and parameters every time
    code, _, complaints = run_here(str(root), "--lab", name, "--submissions", str(submissions))
    assert (code, complaints) == (0, [])
    with (root / "questions.csv").open(newline="") as file:
        found = {row["question"]: row for row in csv.DictReader(file)}
    for question, points in learner.points.items():
        assert float(found[question]["score"]) == points, found[question]["message"]
        assert learner.messages[question] in found[question]["message"]
