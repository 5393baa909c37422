"""What goes into a pack comes out of it; a pack that is damaged or foreign says what to do."""

from __future__ import annotations

import contextlib
import json

import numpy as np
import pandas as pd
import pytest

from labs.checking import contract
from labs.checking.lab import Session, open_session, read_lab
from labs.checking.normalise import Mismatch, NormalCalls, normalise
from labs.checking.pack import (
    Expected,
    Given,
    Mistake,
    PackError,
    as_pandas,
    read_expected,
    read_given,
    write_expected,
    write_given,
)

SPELLS = contract.Table(
    one_row_per="spell",
    columns={"EduKey": "text", "StartDate": "date", "days": "integer", "flag": "boolean", "pay": "number"},
    key=("EduKey", "StartDate"),
)
FRAME = pd.DataFrame(
    {
        "EduKey": ["A", "B"],
        "StartDate": np.array(["2015-04-06", "9999-12-31"], dtype="datetime64[s]"),
        "days": [1, 2],
        "flag": [True, False],
        "pay": [1.25, np.nan],
    }
)
QUESTIONS = """
from labs.checking import Lab, Question, Table
LAB = Lab("07-x", "X", (Question("spells", "Spells", {"spells": Table("spell", {"EduKey": "text"}, ("EduKey",))},
    {"spells": 1}, ""),))
"""


def equal(left, right):
    if isinstance(left, NormalCalls):
        return left.results.keys() == right.results.keys()
    if isinstance(left, Mismatch):
        return left.same_as(right)
    if hasattr(left, "columns"):
        return all(pd.Series(left.columns[c]).equals(pd.Series(right.columns[c])) for c in left.columns)
    if isinstance(left, np.ndarray):
        return pd.Series(left).equals(pd.Series(right))
    return left == right


VALUES = {
    "table": normalise(FRAME, SPELLS),
    "number": 3.5,
    "text": "any day",
    "truth": True,
    "list": np.array(["a", None], dtype=object),
    "mapping": {"women": 0.5, "men": 0.25},
    "calls": NormalCalls({"one": 1.0, "two": Mismatch("raised", error="E", text="t")}),
    "figure": {
        "lines": [{"label": "a", "x": np.arange(2.0), "y": np.arange(2.0), "style": "-"}],
        "x_label": "x",
    },
}


def test_expected_answers_come_back_as_they_were(tmp_path):
    mistake = Mistake(
        "late", {"q": "Message with £ and é"}, {"table": VALUES["table"], "number": Mismatch("is_none")}
    )
    write_expected(tmp_path / "expected.npz", Expected("pop", VALUES, (mistake,)))
    back = read_expected(tmp_path / "expected.npz")
    assert back.population == "pop"
    assert back.mistakes[0].messages == mistake.messages
    assert isinstance(back.mistakes[0].answers["number"], Mismatch)
    for name in ("table", "number", "text", "truth", "list", "mapping", "calls"):
        assert equal(VALUES[name], back.answers[name]), name
    assert (back.answers["figure"]["lines"][0]["y"] == np.arange(2.0)).all()


def test_given_inputs_come_back_as_plain_pandas(tmp_path):
    write_given(tmp_path / "given.npz", Given("pop", {"tax_year": 201516}, {"spells": VALUES["table"]}))
    frame = as_pandas(read_given(tmp_path / "given.npz").answers["spells"], SPELLS)
    assert frame["StartDate"].tolist()[1].year == 9999
    assert frame["days"].dtype == "int64"
    assert frame["flag"].dtype == "bool"
    assert normalise(frame, SPELLS).columns["pay"][0] == 1.25


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "absent"])
def test_a_damaged_pack_says_what_to_do(tmp_path, damage):
    path = tmp_path / "given.npz"
    write_given(path, Given("pop", {}, {"spells": VALUES["table"]}))
    whole = path.read_bytes()
    if damage == "absent":
        path.unlink()
    else:
        path.write_bytes({"cut": whole[: len(whole) // 2], "text": b"not a pack", "empty": b""}[damage])
    with pytest.raises(PackError, match="make lab"):
        read_given(path)


def test_a_pack_with_any_bytes_spoiled_is_whole_or_refused(tmp_path):
    path = tmp_path / "expected.npz"
    write_expected(path, Expected("pop", {"spells": VALUES["table"]}, ()))
    whole, draw = path.read_bytes(), np.random.default_rng(1)
    for place in draw.integers(0, len(whole), 200):
        spoiled = bytearray(whole)
        spoiled[place : place + 40] = draw.bytes(len(spoiled[place : place + 40]))
        path.write_bytes(bytes(spoiled))
        with contextlib.suppress(PackError):
            read_expected(path)


@pytest.mark.parametrize(
    "content", [{}, {"answers": []}, {"answers": {"a": {"numbers": "a9"}}, "mistakes": 5}]
)
def test_a_pack_that_lacks_something_says_what_to_do(tmp_path, content):
    index = np.frombuffer(json.dumps({"format": 1, "population": "x", **content}).encode(), dtype="uint8")
    np.savez_compressed(tmp_path / "expected.npz", index=index)
    with pytest.raises(PackError, match="make lab"):
        read_expected(tmp_path / "expected.npz")


def make_lab_folder(tmp_path):
    (tmp_path / "labs" / "07-x").mkdir(parents=True)
    (tmp_path / "labs" / "07-x" / "questions.py").write_text(QUESTIONS)
    return tmp_path / "labs"


def test_a_session_refuses_packs_of_another_population(tmp_path):
    labs = make_lab_folder(tmp_path)
    write_given(tmp_path / "answers" / "07-x" / "given.npz", Given("one", {}, {}))
    with pytest.raises(PackError, match="other data"):
        open_session("07-x", {"folder": tmp_path, "population": "another"}, labs)
    session = open_session("07-x", {"folder": tmp_path, "population": "one"}, labs)
    assert isinstance(session, Session)
    with pytest.raises(PackError, match="nothing called 'x' is given"):
        session.given("x")


def test_an_unknown_lab_is_named_with_those_there_are(tmp_path):
    labs = make_lab_folder(tmp_path)
    write_given(tmp_path / "answers" / "09-y" / "given.npz", Given("one", {}, {}))
    with pytest.raises(PackError, match="no lab called '09-y'; there are: 07-x"):
        open_session("09-y", {"folder": tmp_path, "population": "one"}, labs)


@pytest.mark.parametrize("questions", ["x = (", "import no_such_module", "1 / 0", "", "LAB = 5"])
def test_questions_that_cannot_be_read_are_one_line(tmp_path, questions):
    labs = make_lab_folder(tmp_path)
    (labs / "07-x" / "questions.py").write_text(questions)
    with pytest.raises(contract.ContractError, match=r"questions\.py cannot be read") as caught:
        read_lab("07-x", labs)
    assert "\n" not in str(caught.value)
