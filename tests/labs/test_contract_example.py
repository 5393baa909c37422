"""The worked example in CONTRIBUTING is a whole lab: read it from the page and run it."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from labs.authoring.bank import read_bank
from labs.authoring.lint import problems
from labs.authoring.packs import make_packs
from labs.authoring.run import Runner
from labs.authoring.source import read_source
from labs.checking.judge import judge
from labs.checking.lab import Session

PAGE = Path(__file__).parents[2] / "CONTRIBUTING.md"
FILE = re.compile(r"^\*\*`labs/(00-example/\S+)`\*\*\n\n````\w+\n(.*?)^````$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    labs = tmp_path_factory.mktemp("labs")
    files = FILE.findall(PAGE.read_text(encoding="utf-8"))
    assert len(files) == 4
    for name, text in files:
        path = labs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_source("00-example", labs)


@pytest.fixture(scope="module")
def packs(example, small_population):
    return make_packs(example, Path(small_population), Path(small_population))


def test_it_passes_the_lint(example):
    assert problems(example) == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("check('days-worked', 'days')\nprint(1)", "one call"),
        ("days.to_csv('x')", "calls check"),
        ("check('days-worked', days)", "plain text"),
        ("check('days-worked')", "declares"),
        ("check('days-work', 'days')", "no question"),
        ("check(", "not Python"),
    ],
)
def test_the_lint_refuses_other_test_cells(example, cell, said):
    for place, found in enumerate(example.notebook.cells):
        if found.source.startswith('check("days-worked"'):
            changed = example.notebook.copy()
            changed.cells = [*example.notebook.cells]
            changed.cells[place] = {**found, "source": cell}
            changed.cells[place] = type(found)(changed.cells[place])
            assert any(said in line for line in problems(type(example)(example.folder, example.lab, changed)))
            return
    pytest.fail("the example has no such test cell")


def test_the_lint_refuses_a_table_whose_rows_earn_nothing(example):
    question = dataclasses.replace(example.lab.questions[0], points={"days.days": 3})
    lab = dataclasses.replace(example.lab, questions=(question, *example.lab.questions[1:]))
    (found,) = problems(dataclasses.replace(example, lab=lab))
    assert found.startswith("days-worked:") and "'days.rows'" in found


def test_every_answer_gets_its_marks_and_its_message(example, packs, small_population):
    given, expected = packs
    runner = Runner(example, Path(small_population), given.parameters, given)
    bank = read_bank(example)
    assert [answer.wrong for answer in bank] == [False, True]
    for answer in bank:
        for question_id, taken in runner.answers(answer.cells).items():
            question = example.lab.question(question_id)
            verdict = judge(question, taken, expected)
            assert verdict.score == (answer.marks or {}).get(question_id, question.max)
            if answer.wrong:
                assert verdict.message == answer.messages[question_id]


def test_a_session_gives_the_verdict_and_the_inputs(example, packs):
    given, expected = packs
    session = Session(example.lab, given, expected)
    assert session.given("tax_year") == 201516
    assert list(session.given("days").columns) == ["EduKey", "StartDate", "days"]
    assert session.check("mean-days", {"mean_days": session.given("days")["days"].mean()}).right
    assert not session.check("mean-days", {}).right
