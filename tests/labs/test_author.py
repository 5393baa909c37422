"""Starting a lab, what a failing bank says, and the report."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from labs.authoring.bank import read_bank
from labs.authoring.cli import main
from labs.authoring.differ import differences
from labs.authoring.lint import problems
from labs.authoring.mark import Mark, as_text, mark_bank
from labs.authoring.new import new_lab
from labs.authoring.source import read_source
from labs.checking import Boolean, Figure, Function, List, Mapping, Number, Table, Text
from labs.checking.contract import ContractError
from labs.checking.normalise import Mismatch, NormalCalls, NormalTable

NAME = "08-local-areas"


@pytest.fixture
def small_trials(monkeypatch):
    monkeypatch.setattr("labs.authoring.packs.GIVEN_PEOPLE", 300)


# --- new-lab -------------------------------------------------------------------------------------------------


def test_a_new_lab_passes_its_lint_and_its_bank(tmp_path, small_population, other_population, capsys):
    assert main(["new-lab", NAME], tmp_path) == 0
    assert str(tmp_path / NAME) in capsys.readouterr().out
    source = read_source(NAME, tmp_path)
    assert source.lab.title == "Local areas"
    assert problems(source) == []
    marks = mark_bank(source, small_population, other_population)
    assert len(marks) >= 5 and all(mark.as_wanted for mark in marks), as_text(marks)
    names = {path.relative_to(tmp_path / NAME).as_posix() for path in (tmp_path / NAME).rglob("*.*")}
    assert names >= {"lab.md", "questions.py", "notes.md", "answers/ended_spells_counted.py"}
    assert not any("NEW" in path.read_text() for path in (tmp_path / NAME).rglob("*.*"))


@pytest.mark.parametrize(
    "name", ["", "areas", "8-areas", "08", "08-", "08-Areas", "08-local_areas", "08-a/../../b", "08-a\n"]
)
def test_a_bad_name_is_one_line_and_nothing_is_made(tmp_path, capsys, name):
    assert main(["new-lab", name], tmp_path) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "08-local-areas" in line
    assert list(tmp_path.iterdir()) == []


def test_a_lab_that_exists_is_left_alone(tmp_path, capsys):
    new_lab(NAME, tmp_path)
    (tmp_path / NAME / "lab.md").write_text("mine")
    assert main(["new-lab", NAME], tmp_path) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "is there already" in line
    assert (tmp_path / NAME / "lab.md").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["new-lab", NAME], tmp_path / "file") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


# --- a failing bank ------------------------------------------------------------------------------------------


def test_a_failing_bank_says_which_answer_which_question_and_what_came(
    tmp_path, small_population, capsys, monkeypatch
):
    monkeypatch.setattr("labs.authoring.packs.GIVEN_PEOPLE", 300)
    answers = new_lab(NAME, tmp_path) / "answers"
    (answers / "plain_loop.py").write_text('"""Off."""\n\n# %% open-spells\nopen_spells = 7\n')
    (answers / "table_method.py").write_text('"""Stops."""\n\n# %% open-spells\n\nopen_spells = 1 / 0\n')
    assert main(["bank", NAME, "--population", str(small_population)], tmp_path) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("NOT plain_loop | open-spells | 0 of 1 | ")
    assert printed[1] == "    expected: 1 of 1 | That is right."
    assert printed[2].endswith("(- expected, + came):")
    assert re.fullmatch(r"    - open_spells: \d+", printed[3]) and printed[4] == "    + open_spells: 7"
    assert printed[5].startswith("NOT table_method | open-spells")
    assert printed[7] == "    its cell stopped with ZeroDivisionError: division by zero (line 1 of the cell)"
    assert printed[-1] == f"{NAME}: 5 answers, 5 marks, 2 not as wanted"


def test_a_reference_that_stops_is_one_line(tmp_path, small_population, capsys):
    path = new_lab(NAME, tmp_path) / "lab.md"
    path.write_text(path.read_text().replace('spells["EndDate"].dt', 'spells["End"].dt'))
    assert main(["bank", NAME, "--population", str(small_population)], tmp_path) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"labs-author: {NAME}: open-spells stopped with KeyError: 'End' (line 2 of the cell)"


@pytest.mark.parametrize("at_most", ['{"open-spells": 0}', '{"open-spells": 1}', '{"other": 0.5}', "0.5"])
def test_the_most_a_mistake_gets_lies_between_its_marks_and_the_maximum(tmp_path, at_most):
    with pytest.raises(ContractError, match=r"mine\.py: .*at.most"):
        cell_of(tmp_path, f"{EDITED}{GOES}# + open_spells = 0\n", settings=f"at_most = {at_most}\n")


@pytest.mark.parametrize(
    ("score", "as_wanted"), [(0, False), (0.5, True), (1, True), (1.5, True), (2, False)]
)
def test_marks_that_vary_are_wanted_from_the_least_to_the_most(score, as_wanted):
    mark = Mark("mine", "open-spells", score, 0.5, 3, "No.", "No.", wanted_at_most=1.5)
    assert mark.as_wanted is as_wanted
    assert as_wanted or "expected (at most 1.5): 0.5 of 3 | No." in as_text([mark])


# --- answers written as edits -----------------------------------------------------------------------------------

HEAD = '"""Wrong."""\n\nmarks = {"open-spells": 0}\nmessage = "No."\n\n'
GOES = '# - open_spells = (spells["EndDate"].dt.year == 9999).sum()\n'
EDITED = "# %% open-spells, edited\n"


def cell_of(tmp_path, code, reference=None, settings=""):
    folder = new_lab(NAME, tmp_path)
    if reference:
        text = (folder / "lab.md").read_text()
        (folder / "lab.md").write_text(text.replace(GOES.removeprefix("# - "), reference))
    (folder / "answers" / "ended_spells_counted.py").unlink()  # an edit of the reference that was
    (folder / "answers" / "mine.py").write_text(HEAD + settings + code)
    (answer,) = [answer for answer in read_bank(read_source(NAME, tmp_path)) if answer.name == "mine"]
    return answer.cells["open-spells"]


LOOP = "n = 0\nfor end in ends:\n    n += 1\n\nopen_spells = n\n"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ("# - n = 0\n# + n = 1\n", LOOP.replace("n = 0", "n = 1")),
        ("# -     n += 1\n# +     n += 1\n# +     n += 2\n", LOOP.replace("n += 1\n", "n += 1\n    n += 2\n")),
        ("# - n = 0\n# - for end in ends:\n# -     n += 1\n# -\n# + n = 3\n", "n = 3\nopen_spells = n\n"),
        ("# - n = 0\n# + n = 1\n\n# - open_spells = n\n# + open_spells = 2 * n",
         LOOP.replace("n = 0", "n = 1").replace("s = n", "s = 2 * n")),
        ("# - open_spells = n\n", LOOP.replace("open_spells = n\n", "")),
    ],
    ids=["one line", "one becomes two", "several go", "two places", "one goes"],
)  # fmt: skip
def test_an_edit_changes_the_reference(tmp_path, changes, code):
    assert cell_of(tmp_path, EDITED + changes, LOOP) == code


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (EDITED + "# - open_spells = 1\n# + open_spells = 2\n", "stands 0 times"),
        (EDITED + GOES.replace("# - ", "# -  ") + "# + a = 2\n", "stands 0 times"),
        (EDITED + GOES + "# + a = 1\n" + GOES, "stands 0 times"),
        (EDITED + "# + open_spells = 2\n", "an edit is lines"),
        (EDITED + "open_spells = 2\n", "an edit is lines"),
        (EDITED, "an edit is lines"),
        ("# %% open-spells, changed\nopen_spells = 2\n", "neither a question nor"),
        ("# %% open_spells\nopen_spells = 2\n", "neither a question nor"),
        ("open_spells = 2\n", "no '# %% question' cell"),
    ],
)
def test_an_answer_that_cannot_be_read_is_one_line(tmp_path, code, why):
    with pytest.raises(ContractError) as raised:
        cell_of(tmp_path, code)
    text = str(raised.value)
    assert text.startswith(f"{NAME}/answers/mine.py: ") and why in text and "\n" not in text


def test_an_edit_that_fits_twice_is_refused(tmp_path):
    with pytest.raises(ContractError, match="stands 2 times"):
        cell_of(tmp_path, EDITED + "# - n = 1\n# + n = 2\n", "n = 1\nopen_spells = n\nn = 1\n")


# --- values beside the reference -------------------------------------------------------------------------------

DAYS = Table(
    "spell", {"key": "text", "start": "date", "month": "month", "days": "integer", "on": "boolean"}, ("key",)
)


def table(keys, days=(3, 4, 5)):
    count = len(keys)
    numbers = {
        "start": np.arange(count),
        "month": np.zeros(count),
        "days": days[:count],
        "on": np.ones(count),
    }
    columns = {name: np.array(values, dtype="float64") for name, values in numbers.items()}
    return NormalTable({"key": np.array(list(keys), dtype=object), **columns})


def calls(**results):
    return NormalCalls(results)


LINES = {
    "lines": [{"label": "", "x": np.array([1.0, 2.0]), "y": np.array([0.5, 0.75]), "style": ""}],
    "texts": [],
}
FIGURE = Figure(marks="lines", x_label=("year",))
DOUBLE = Function("n", Number(), lambda rng: {"small": {"n": 1}, "large": {"n": 10}})


@pytest.mark.parametrize(
    ("kind", "came", "expected", "lines"),
    [
        (Number(), 2.0, 2.0, []),
        (Number(), 2.5, 3.0, ["- a: 3", "+ a: 2.5"]),
        (Text(), "b", "c", ["- a: c", "+ a: b"]),
        (Boolean(), True, False, ["- a: False", "+ a: True"]),
        (Number(), Mismatch("is_missing"), 3.0, ["+ `a` is missing (NaN). Look for a missing value on the way to it."]),
        (List("integer"), np.array([1.0, 2.0]), np.array([1.0, 3.0]),
         ["- a: [1, 3] (2 values)", "+ a: [1, 2] (2 values)"]),
        (Mapping(("x", "y")), {"x": 1.0, "y": 2.0}, {"x": 1.0, "y": 3.0}, ["- a['y']: 3", "+ a['y']: 2"]),
        (DAYS, table("pq"), table("qr"), [
            "- a: 1 of 2 rows lacking, such as key r",
            "+ a: 1 of 2 rows too many, such as key p",
            "  a.start differs in 1 of 1 shared rows, such as",
            "- key q: 1970-01-01", "+ key q: 1970-01-02",
            "  a.days differs in 1 of 1 shared rows, such as", "- key q: 3", "+ key q: 4",
        ]),
        (DAYS, table("pqr", (3, 4, 9)), table("pqr"),
         ["  a.days differs in 1 of 3 shared rows, such as", "- key r: 5", "+ key r: 9"]),
        (DOUBLE, calls(small=2.0, large=Mismatch("is_missing")), calls(small=2.0, large=20.0),
         ["+ `a(large)` is missing (NaN). Look for a missing value on the way to it."]),
        (FIGURE, LINES | {"x_label": "years", "y_label": ""}, LINES | {"x_label": "", "y_label": "share"},
         ["- a.y_label: some text", "+ a.y_label: ''"]),
        (FIGURE, LINES | {"lines": [], "x_label": "year", "y_label": "y"}, LINES | {"x_label": "", "y_label": ""},
         ["- a: lines at x [1, 2] (2 values), y [0.5, 0.75] (2 values)"]),
    ],
)  # fmt: skip
def test_differences(kind, came, expected, lines):
    assert differences("a", kind, came, expected) == lines


# --- report and mutants ----------------------------------------------------------------------------------------


def test_the_report_is_a_table_or_json(tmp_path, small_trials, capsys):
    new_lab(NAME, tmp_path)
    new_lab("09-more", tmp_path)
    (tmp_path / "09-more" / "answers" / "plain_loop.py").write_text(
        '"""Off."""\n\n# %% open-spells\nopen_spells = 7\n'
    )
    assert main(["report", "--quiet"], tmp_path) == 0
    head, first, second, note = capsys.readouterr().out.splitlines()
    for column in (
        "Lab",
        "Questions",
        "Right",
        "Wrong",
        "Mutants",
        "Caught",
        "Survivors",
        "Messages",
        "Minutes",
    ):
        assert column in head
    assert first.split()[:7] == [NAME, "1", "3", "1", "5", "5", "(100.0%)"]
    assert second.startswith("09-more ")
    assert note == "09-more: 1 of 4 answers are not marked as they should be"

    assert main(["report", "--quiet", "--json", NAME], tmp_path) == 0
    (lab,) = json.loads(capsys.readouterr().out)
    assert lab.pop("seconds") >= 0
    assert lab == {
        "lab": NAME, "questions": 1, "written": 0, "right": 3, "wrong": 1, "as_marked": 4, "mutants": 5,
        "caught": 5, "survivors": 0, "unexplained": 0, "stopped": 0, "messages": 1, "minutes": 3, "core_minutes": 3,
    }  # fmt: skip


def test_mutants_are_listed_and_an_unexplained_survivor_fails(tmp_path, small_trials, capsys):
    path = new_lab(NAME, tmp_path) / "lab.md"
    assert main(["mutants", "--quiet", "--all"], tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 6 and all(line.startswith("caught ") for line in lines[:5])
    path.write_text(path.read_text().replace("== 9999", "> 2100"))
    assert main(["mutants", "--quiet"], tmp_path) == 1
    assert "survives without an explanation" in capsys.readouterr().out
