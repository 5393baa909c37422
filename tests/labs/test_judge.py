"""Points by part, the message of the mistake that was made, and never the value."""

from __future__ import annotations

import datetime
import importlib
import inspect
import re

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from labs.checking import message
from labs.checking.compare import compare
from labs.checking.contract import ContractError, Figure, Function, List, Mapping, Number, Question, Table
from labs.checking.judge import RIGHT, UNMARKED, WITHOUT_POINTS, judge, take_answers
from labs.checking.normalise import Mismatch, normalise
from labs.checking.pack import Expected, Mistake

mpl.use("agg")
# the package's functions of these names hide the modules
normalise_module, compare_module, judge_module = (
    importlib.import_module(f"labs.checking.{name}") for name in ("normalise", "compare", "judge")
)
DAYS = Table(
    one_row_per="person",
    columns={"AE_ID": "integer", "days": "integer", "share": "number"},
    key=("AE_ID",),
)
QUESTION = Question(
    id="days-worked",
    title="Days worked",
    answers={"days": DAYS, "rates": Mapping(keys=("women", "men"))},
    points={"days.rows": 1, "days.days": 2, "days.share": 1, "rates.women": 0.5, "rates.men": 0.5},
    book="employment-spells.html#clip-to-a-window",
)
TABLE = pd.DataFrame({"AE_ID": range(100, 140), "days": range(1, 41), "share": np.linspace(0.1, 0.9, 40)})
RATES = {"women": 0.61, "men": 0.72}


def mistaken(name, **answers):
    values = {"days": TABLE, "rates": RATES} | answers
    normal = {key: normalise(value, QUESTION.answers[key]) for key, value in values.items()}
    return Mistake(name, {"days-worked": f"Message for {name}."}, normal)


EXPECTED = Expected(
    "population",
    {"days": normalise(TABLE, DAYS), "rates": normalise(RATES, QUESTION.answers["rates"])},
    (
        mistaken("exclusive", days=TABLE.assign(days=TABLE["days"] - 1)),
        mistaken("survivors only", days=TABLE.iloc[:30]),
        mistaken("swapped", rates={"women": 0.72, "men": 0.61}),
        mistaken(
            "exclusive and percent", days=TABLE.assign(days=TABLE["days"] - 1, share=TABLE["share"] * 100)
        ),
    ),
)


def verdict(expected=EXPECTED, **answers):
    namespace = {"days": TABLE, "rates": RATES} | answers
    namespace = {name: value for name, value in namespace.items() if value is not None}
    return judge(QUESTION, take_answers(QUESTION, namespace, seed=1), expected)


def test_all_right_is_all_points():
    given_back = verdict()
    assert (given_back.score, given_back.max, given_back.message) == (5, 5, RIGHT)
    assert repr(given_back) == "5"


def test_untouched_is_nothing():
    given_back = verdict(days=..., rates=...)
    assert given_back.score == 0
    assert "still `...`" in given_back.message


def test_a_missing_name_costs_only_its_own_points():
    given_back = verdict(days=None)
    assert given_back.score == 1
    assert "`days` does not exist" in given_back.message


@pytest.mark.parametrize(
    ("answers", "score", "said", "not_said"),
    [
        (
            {"days": TABLE.assign(days=TABLE["days"] - 1)},
            3,
            ["Message for exclusive."],
            ["percent", "differs"],
        ),
        ({"days": TABLE.iloc[:30]}, 4, ["Message for survivors only."], ["too few"]),
        ({"rates": {"women": 0.72, "men": 0.61}}, 4, ["Message for swapped."], ["not as expected"]),
        (
            {"days": TABLE.assign(days=TABLE["days"] - 1, share=TABLE["share"] * 100)},
            2,
            ["Message for exclusive and percent."],
            ["Message for exclusive."],
        ),
        (
            {"days": TABLE.assign(days=TABLE["days"] - 1), "rates": {"women": 0.72, "men": 0.61}},
            2,
            ["Message for exclusive.", "Message for swapped."],
            [],
        ),
        (
            # one known mistake in one column, an unknown one in another
            {"days": TABLE.assign(days=TABLE["days"] - 1, share=TABLE["share"] / 7)},
            2,
            ["Message for exclusive.", "`share` in `days` differs"],
            ["`days` in `days` differs"],
        ),
        (
            {"days": TABLE.assign(days=TABLE["days"] + 5)},
            3,
            ["`days` in `days` differs", "40 of 40 rows"],
            ["Message"],
        ),
        ({"days": TABLE.iloc[:5]}, 1, ["35 rows too few"], ["Message"]),
        ({"rates": {"women": 0.61, "men": 0.5}}, 4.5, ["`men` is not as expected"], ["women", "Message"]),
    ],
)
def test_the_message_is_for_the_mistake(answers, score, said, not_said):
    given_back = verdict(**answers)
    assert given_back.score == score
    assert all(words in given_back.message for words in said)
    assert not any(words in given_back.message for words in not_said)


def test_right_values_on_some_rows_earn_the_column_but_not_the_rows():
    assert verdict(days=TABLE.iloc[:25]).score == 4
    assert verdict(days=TABLE.iloc[:5]).score == 1


def test_without_expected_answers_only_the_form_is_judged():
    assert verdict(expected=None).message == UNMARKED
    assert verdict(expected=None).score == 0
    assert "no column `days`" in verdict(expected=None, days=TABLE.drop(columns="days")).message


def test_missing_equals_only_missing():
    kind = Table(one_row_per="id", columns={"id": "text", "x": "number", "t": "text"}, key=("id",))
    frame = pd.DataFrame({"id": ["a", "b"], "x": [1.0, np.nan], "t": ["u", None]})
    same = compare(kind, normalise(frame, kind), normalise(frame.copy(), kind)).right
    assert same == {"rows": True, "x": True, "t": True, "": True}
    filled = normalise(frame.fillna({"x": 0.0, "t": ""}), kind)
    assert compare(kind, filled, normalise(frame, kind)).right == {
        "rows": True,
        "x": False,
        "t": False,
        "": False,
    }


@pytest.mark.parametrize(
    ("answer", "right"), [(1.0, True), (1.0 + 5e-7, True), (1.0 + 5e-6, False), (0.0, False)]
)
def test_numbers_are_compared_with_the_stated_tolerance(answer, right):
    assert compare(Number(), answer, 1.0).right[""] is right


@pytest.mark.parametrize(
    ("of", "answer", "expected"),
    [
        ("integer", 10_000_001, 10_000_000),
        ("date", datetime.date(9999, 12, 30), datetime.date(9999, 12, 31)),
        ("month", "9999-11", "9999-12"),
    ],
)
def test_whole_numbers_and_dates_must_be_equal(of, answer, expected):
    table = Table(one_row_per="id", columns={"id": "text", "x": of}, key=("id",), tolerance=0.01)
    for kind, wrap in (
        (table, lambda value: pd.DataFrame({"id": ["a"], "x": [value]})),
        (List(of=of), lambda value: [value]),
        (Mapping(keys=("x",), of=of), lambda value: {"x": value}),
        *([(Number(whole=True), int)] if of == "integer" else []),
    ):
        left, right = (normalise(wrap(value), kind) for value in (answer, expected))
        assert not compare(kind, left, right).right[""]
        assert compare(kind, right, right).right[""]


def test_a_part_can_have_a_tolerance_of_its_own():
    mapping = Mapping(keys=("gap", "se"), tolerances={"se": 0.02})
    near = {"gap": 1.01, "se": 1.01}
    assert compare(mapping, near, {"gap": 1.0, "se": 1.0}).right == {"gap": False, "se": True, "": False}
    columns = {"model": "text", "gap": "number", "se": "number"}
    table = Table("model", columns, ("model",), tolerances={"se": 0.02})
    left, right = (
        normalise(pd.DataFrame({"model": ["a"], "gap": [v], "se": [v]}), table) for v in (1.01, 1.0)
    )
    assert compare(table, left, right).right == {"rows": True, "gap": False, "se": True, "": False}
    for wrong in (
        lambda: Mapping(keys=("gap",), tolerances={"se": 0.1}),
        lambda: Table("x", columns, ("model",), 0, {"n": 1}),
    ):
        with pytest.raises(ContractError, match="no such part"):
            wrong()


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_comparison_is_never_an_error(left, right):
    assert compare(Number(), left, left).right[""]
    compare(Number(), left, right)


def test_functions_are_judged_input_by_input():
    def tried_on(rng):
        return {"small": {"x": int(rng.integers(1, 9))}, "none": {"x": 0}}

    question = Question(
        id="inverse",
        title="",
        answers={"inverse": Function("x", Number(), tried_on)},
        points={"inverse.small": 2, "inverse.none": 1},
        book="",
    )
    right = take_answers(question, {"inverse": lambda x: 1 / x if x else 0}, seed=3)
    expected = Expected("p", right, ())
    got = judge(question, take_answers(question, {"inverse": lambda x: 1 / x}, seed=3), expected)
    assert got.score == 2
    assert "ZeroDivisionError" in got.message and "With `none`" in got.message
    assert judge(question, right, expected).score == 3


def test_one_error_for_all_inputs_is_said_once():
    def tried_on(rng):
        return {"a": {"x": 1}, "b": {"x": 2}}

    question = Question("f", "", {"f": Function("x", Number(), tried_on)}, {"f": 1}, "")
    expected = Expected("p", take_answers(question, {"f": lambda x: x}, seed=3), ())
    got = judge(question, take_answers(question, {"f": lambda x: x["days"]}, seed=3), expected)
    assert got.message.count("TypeError") == 1 and "`a` and `b`" in got.message


def test_an_object_that_defeats_reading_costs_its_own_answer():
    class Bomb:
        @property
        def __class__(self):
            raise RuntimeError("no")

    given_back = verdict(rates=Bomb())
    assert given_back.score == 4


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["a", "x", "y"], "has 2 values that should not be there and lacks 1 that should"),
        (["a", "b", "c"], "has 1 value that should not be there"),
        (["a"], "lacks 1 that should"),
        (["b", "a"], "has the right values in another order"),
    ],
)
def test_a_list_says_how_many_values_are_amiss(answer, words):
    kind = List(of="text", ordered=len(answer) == 2)
    (difference,) = compare(kind, normalise(answer, kind), normalise(["a", "b"], kind)).differences
    assert message.in_words(difference, "names") == f"`names` {words}."


def test_no_message_tells_a_value():
    wrong = TABLE.assign(days=TABLE["days"] * 1000 + 7, share=TABLE["share"] + 0.12345)
    text = verdict(days=wrong, rates={"women": 0.11, "men": 0.12}).message
    numbers = {float(n) for n in re.findall(r"\d+\.?\d*", text)}
    assert numbers <= {40.0}, text


def test_every_mismatch_has_words():
    raised = set()
    for module in (normalise_module, compare_module, judge_module):
        raised |= set(re.findall(r'Mismatch\(\s*"(\w+)"', inspect.getsource(module)))
    assert raised <= set(message.codes())
    assert set(message.codes()) <= raised


def test_the_html_is_escaped_and_says_the_score_in_words():
    bundle = verdict(days=TABLE.rename(columns={"days": "<script>alert(1)</script>"}))._repr_mimebundle_()
    assert "<script>" not in bundle["text/html"]
    assert "1 of 5 points" in bundle["text/html"]
    assert bundle["text/plain"] == "1"


def test_mismatch_objects_never_leak_as_answers():
    taken = take_answers(QUESTION, {}, seed=1)
    assert all(isinstance(value, Mismatch) for value in taken.values())


def test_a_mistake_is_recognised_where_it_spoils_the_form():
    """An answer that cannot be read may be one that a mistake makes unreadable in just that way."""
    twice = pd.concat([TABLE, TABLE.iloc[:3]])
    form = take_answers(QUESTION, {"days": twice, "rates": RATES}, seed=1)
    mistake = Mistake("a row a key", {"days-worked": "Message for a row a key."}, form)
    expected = Expected("population", EXPECTED.answers, (mistake,))
    assert verdict(expected, days=twice).message == "Message for a row a key."
    other = verdict(expected, days=pd.concat([TABLE, TABLE.iloc[:4]]))
    assert "Message" not in other.message and "4 rows repeat" in other.message


def test_having_no_answer_is_no_mistake():
    nothing = take_answers(QUESTION, {"days": ..., "rates": ...}, seed=1)
    mistake = Mistake("stops", {"days-worked": "Message for stops."}, nothing)
    assert "Message" not in verdict(Expected("p", EXPECTED.answers, (mistake,)), days=..., rates=...).message


def test_what_a_recognised_mistake_leaves_open_is_said_too():
    kind = Mapping(keys=("women", "men", "all"))
    question = Question("rates", "", {"rates": kind}, {"rates": 1}, "")
    right = {"women": 0.1, "men": 0.2, "all": 0.3}
    mistake = Mistake("m", {"rates": "Message for men."}, {"rates": normalise(right | {"men": 0.9}, kind)})
    expected = Expected("p", {"rates": normalise(right, kind)}, (mistake,))
    taken = take_answers(question, {"rates": right | {"men": 0.9, "all": 0.8}}, seed=1)
    lines = judge(question, taken, expected).message.splitlines()
    assert lines == ["Message for men.", "In `rates`, `all` is not as expected."]


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ({"level": 9.5, "gap": 7.5}, ["Message for means.", "In `gaps`, `gap` is not as expected."]),
        ({"level": 9.5}, ["In `gaps`, `level` is not as expected."]),
        ({"level": 7.5, "gap": 7.5}, ["In `gaps`, `level` and `gap` are not as expected."]),
        ({"level": 9.5, "gap": 7.5, "share": 0.1}, ["Message for shares.", "Message for means."]),
    ],
)
def test_two_mistakes_in_one_answer_are_both_recognised(answer, lines):
    """A mistake that another one hides in part is known by its numbers; not so where its own part is right."""
    kind = Mapping(keys=("level", "gap", "share"))
    question = Question("gaps", "", {"gaps": kind}, {"gaps": 1}, "")
    right = {"level": 1.5, "gap": 2.5, "share": 0.5}
    means = Mistake("m", {"gaps": "Message for means."}, {"gaps": {**right, "level": 9.5, "gap": 8.5}})
    shares = Mistake("s", {"gaps": "Message for shares."}, {"gaps": {**right, "gap": 7.5, "share": 0.1}})
    expected = Expected("p", {"gaps": right}, (means, shares))
    taken = take_answers(question, {"gaps": right | answer}, seed=1)
    assert judge(question, taken, expected).message.splitlines() == lines


def test_half_of_a_mistake_is_not_recognised_by_what_a_wide_tolerance_lets_pass():
    """Standard errors of two models may lie within two per cent; that does not make one mistake the other."""
    kind = Mapping(keys=("change", "error"), tolerances={"error": 0.02})
    question = Question("growth", "", {"growth": kind}, {"growth": 1}, "")
    years = Mistake("y", {"growth": "Message for years."}, {"growth": {"change": 3.0, "error": 0.2}})
    expected = Expected("p", {"growth": {"change": 1.0, "error": 0.1}}, (years,))
    for error, lines in [
        (0.201, ["In `growth`, `change` and `error` are not as expected."]),
        (0.2, ["Message for years.", "In `growth`, `change` is not as expected."]),
    ]:
        taken = take_answers(question, {"growth": {"change": 2.0, "error": error}}, seed=1)
        assert judge(question, taken, expected).message.splitlines() == lines


def test_full_points_beside_a_wrong_column_are_explained():
    kind = Table(one_row_per="person", columns={"id": "integer", "pay": "number"}, key=("id",))
    question = Question("pay", "", {"table": kind}, {"table.rows": 1}, "")
    right, answer = (take_answers(question, {"table": [{"id": 1, "pay": pay}]}, seed=1) for pay in (2.0, 3.0))
    verdict = judge(question, answer, Expected("p", right, ()))
    assert verdict.score == 1 and verdict.message.splitlines()[0] == WITHOUT_POINTS


def test_of_two_mistakes_within_a_tolerance_the_nearer_is_recognised():
    kind = Mapping(keys=("error",), tolerance=0.02)
    question = Question("growth", "", {"growth": kind}, {"growth": 1}, "")
    robust = Mistake("a", {"growth": "Message for robust."}, {"growth": {"error": 0.2}})
    of_rows = Mistake("b", {"growth": "Message for rows."}, {"growth": {"error": 0.202}})
    expected = Expected("p", {"growth": {"error": 0.3}}, (robust, of_rows))
    for error, line in [(0.2, "Message for robust."), (0.202, "Message for rows.")]:
        taken = take_answers(question, {"growth": {"error": error}}, seed=1)
        assert judge(question, taken, expected).message == line


def test_a_mistake_that_stops_a_function_is_recognised():
    def tried_on(rng):
        return {"small": {"x": 4}, "none": {"x": 0}}

    question = Question("inverse", "", {"inverse": Function("x", Number(), tried_on)}, {"inverse": 1}, "")
    right = take_answers(question, {"inverse": lambda x: 1 / x if x else 0}, seed=3)
    stops = take_answers(question, {"inverse": lambda x: 1 / x}, seed=3)
    expected = Expected("p", right, (Mistake("m", {"inverse": "Message for nought."}, stops),))
    assert judge(question, stops, expected).message == "Message for nought."
    nearly = take_answers(question, {"inverse": lambda x: 1 / x if x else 7}, seed=3)
    assert "Message" not in judge(question, nearly, expected).message


def test_a_wrong_form_of_a_figure_is_recognised_beside_another():
    """Of a label it is known whether it holds one of the words, so any label without one is that mistake."""
    kind = Figure(marks="lines", x_label=("year",), y_label=("£",), second_channel=True)
    question = Question("draw", "", {"picture": kind}, {"picture.data": 1, "picture.y_label": 1}, "")

    def drawn(styles=("-", "--"), x_label="year", y_label="£", factor=1):
        figure, axes = plt.subplots()
        for height, style in enumerate(styles, start=1):
            axes.plot([2014, 2015], [height * factor] * 2, style)
        axes.set(xlabel=x_label, ylabel=y_label)
        plt.close(figure)
        return take_answers(question, {"picture": figure}, seed=1)

    mistakes = (
        Mistake("unit", {"draw": "Message for the unit."}, drawn(y_label="pay")),
        Mistake("colour", {"draw": "Message for colour."}, drawn(styles=("-", "-"))),
    )
    expected = Expected("p", drawn(), mistakes)
    assert judge(question, drawn(), expected).message == RIGHT
    assert judge(question, drawn(y_label=""), expected).message == "Message for the unit."
    both = judge(question, drawn(y_label="money", styles=("--", "--")), expected)
    assert set(both.message.splitlines()) == {"Message for the unit.", "Message for colour."}
    lines = judge(question, drawn(x_label="", y_label="", factor=2), expected).message.splitlines()
    assert lines[0] == "Message for the unit." and len(lines) == 3
    assert not any("y axis" in line or "Message for colour" in line for line in lines)


@pytest.mark.parametrize(
    ("mismatch", "said"),
    [
        (Mismatch("missing_keys", keys=["women"]), "`rates` has no key `women`."),
        (Mismatch("missing_keys", keys=["women", "men"]), "`rates` has no keys `women` or `men`."),
        (
            Mismatch("key_twice", key=["AE_ID"], rows=1, one_row_per="person"),
            "`rates` should have one row per person, but 1 row repeats `AE_ID`.",
        ),
        (
            Mismatch("figure_label", axis="x", words=["year"]),
            "The x axis of `rates` needs a label with the word year.",
        ),
    ],
)
def test_one_and_several_are_said_as_people_say_them(mismatch, said):
    assert message.in_words(mismatch, "rates") == said
