"""A question that is declared wrongly is refused, and one declared rightly describes itself."""

from __future__ import annotations

import pytest

from labs.checking.contract import (
    ContractError,
    Figure,
    Function,
    Lab,
    List,
    Mapping,
    Number,
    Question,
    Table,
    Text,
    Written,
)

DAYS = Table(one_row_per="person", columns={"AE_ID": "integer", "days": "integer"}, key=("AE_ID",))


def question(**changes):
    declared = {"id": "q", "title": "Days", "answers": {"days": DAYS}, "points": {"days": 2}, "book": ""}
    return Question(**(declared | changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"points": {"day": 1}},
        {"points": {"days.hours": 1}},
        {"points": {"days": 0}},
        {"points": {}},
        {"answers": {"2days": DAYS}, "points": {"2days": 1}},
        {"answers": {"days": DAYS, "mean": Number()}},
    ],
    ids=["no such answer", "no such part", "no points", "nothing paid", "no name", "one unpaid"],
)
def test_wrong_declarations_are_refused(changes):
    with pytest.raises(ContractError):
        question(**changes)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Table(one_row_per="x", columns={"a": "string"}, key=("a",)),
        lambda: Table(one_row_per="x", columns={"a": "text"}, key=("b",)),
        lambda: Table(one_row_per="x", columns={"a": "text"}, key=()),
        lambda: List(of="words"),
        lambda: Mapping(keys=("a",), of="money"),
        lambda: Figure(marks="pie"),
    ],
)
def test_wrong_kinds_are_refused(make):
    with pytest.raises(ContractError):
        make()


def test_a_lab_refuses_names_used_twice():
    with pytest.raises(ContractError, match="question id used twice"):
        Lab("01-x", "X", (question(), question(answers={"other": DAYS}, points={"other": 1})))
    with pytest.raises(ContractError, match="answer name used twice"):
        Lab("01-x", "X", (question(), question(id="r")))
    with pytest.raises(ContractError, match="question id used twice"):
        Lab("01-x", "X", (question(),), written=(Written("q", "Why", ((1, "a reason"),)),))


def test_a_question_describes_what_to_hand_over():
    kinds = {
        "days": DAYS,
        "mean_days": Number(unit="days"),
        "definition": Text(choices=("any day", "all months")),
        "rates": Mapping(keys=("women", "men"), unit="%"),
        "months": List(of="month", ordered=True),
        "clip": Function("spells, first, last", DAYS, lambda rng: {"one spell": {}}),
        "plot": Figure(marks="lines", y_label=("%",), second_channel=True),
    }
    text = question(answers=kinds, points=dict.fromkeys(kinds, 1)).describe()
    assert all(line.startswith("#") for line in text.splitlines())
    for words in (
        "(7 points)",
        "one row per person",
        "AE_ID  integer, key",
        "a number (days)",
        "'all months'",
    ):
        assert words in text
    for words in ("'women', 'men'", "in order", "(spells, first, last)", "more than colour"):
        assert words in text
