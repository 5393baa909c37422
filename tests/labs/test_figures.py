"""A figure is judged by what it draws and says, however it was drawn."""

from __future__ import annotations

import dataclasses

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn as sns

from labs.checking.compare import compare
from labs.checking.contract import ContractError, Figure, Question, Table
from labs.checking.judge import judge, take_answers
from labs.checking.message import in_words
from labs.checking.normalise import Mismatch, normalise
from labs.checking.pack import Expected

mpl.use("agg")
LINES = Figure(marks="lines", x_label=("years",), y_label=("£", "pounds"), second_channel=True)
X = np.arange(5)


@pytest.fixture
def axes():
    figure, axes = plt.subplots()
    yield axes
    plt.close(figure)


def draw(axes, women="-", men="--", swap=False, factor=1.0):
    series = [("women", X * factor, women), ("men", X**2.0, men)]
    for label, values, style in series[::-1] if swap else series:
        axes.plot(X, values, linestyle=style, label=label)
    axes.set(xlabel="Years after Key Stage 4", ylabel="Median pay (£)")
    return axes


def right_parts(axes, reference):
    return compare(LINES, normalise(axes, LINES), normalise(reference, LINES)).right


@pytest.fixture
def reference():
    figure, axes = plt.subplots()
    yield draw(axes)
    plt.close(figure)


def test_order_and_form_do_not_matter(axes, reference):
    draw(axes, swap=True)
    assert all(right_parts(axes.figure, reference).values())


def test_each_part_is_judged_alone(axes, reference):
    draw(axes, men="-", factor=2)
    axes.set(xlabel="", ylabel="Median pay")
    assert right_parts(axes, reference) == {
        "data": False,
        "x_label": False,
        "y_label": False,
        "channel": False,
        "": False,
    }


def test_direct_labels_are_a_second_channel(axes, reference):
    draw(axes, men="-")
    for label in ("women", "men"):
        axes.text(4, 4, label)
    assert right_parts(axes, reference)["channel"]


def test_texts_need_not_repeat_the_legend(axes, reference):
    for values in (X * 1.0, X**2.0):
        axes.plot(X, values)
    axes.text(4, 4, "pay of women")
    assert not right_parts(axes, reference)["channel"]
    axes.annotate("pay of men", (4, 16))
    assert right_parts(axes, reference)["channel"]


def test_open_and_filled_markers_are_a_second_channel(axes, reference):
    axes.plot(X, X, "-o")
    axes.plot(X, X**2, "-o", markerfacecolor="white")
    assert right_parts(axes, reference)["channel"]


def test_numbers_beside_the_series_do_not_name_them(axes, reference):
    draw(axes, men="-")
    for height in (4, 16):
        axes.text(4, height, f"{height} %")
    assert not right_parts(axes, reference)["channel"]


@pytest.mark.parametrize(("shift", "right"), [(0, True), (0.001, True), (1, False), (-1, False)])
def test_a_year_off_is_not_the_same_place(axes, shift, right):
    kind = Figure(marks="lines")
    years = np.arange(2011, 2018)
    axes.plot(years + shift, years * 10)
    figure, other = plt.subplots()
    other.plot(years, years * 10)
    assert compare(kind, normalise(axes, kind), normalise(other, kind)).right["data"] is right
    plt.close(figure)


def test_one_point_is_found_at_its_place(axes):
    kind = Figure(marks="points")
    axes.scatter([2011], [5])
    figure, other = plt.subplots()
    other.scatter([2012], [5])
    mine, theirs = normalise(axes, kind), normalise(other, kind)
    assert not compare(kind, mine, theirs).right["data"] and compare(kind, mine, mine).right["data"]
    plt.close(figure)


def test_what_seaborn_draws_is_read(axes, reference):
    wide = pd.DataFrame({"x": X, "women": X * 1.0, "men": X**2.0})
    tall = wide.melt("x", var_name="sex", value_name="pay")
    sns.lineplot(tall, x="x", y="pay", hue="sex", style="sex", errorbar=None, ax=axes)
    axes.set(xlabel="Years after Key Stage 4", ylabel="Median pay (£)")
    assert all(right_parts(axes, reference).values())
    grid = sns.relplot(tall, x="x", y="pay", hue="sex", style="sex", kind="line", errorbar=None)
    grid.set_axis_labels("Years after Key Stage 4", "Median pay (£)")
    assert all(right_parts(grid, reference).values())
    plt.close(grid.figure)


def test_bars_and_points_are_read(axes):
    bars = Figure(marks="bars")
    axes.bar(["a", "b"], [1, 2])
    assert normalise(axes, bars)["bars"][0]["y"].tolist() == [1, 2]
    axes.scatter(X, X)
    assert normalise(axes, Figure(marks="points"))["points"][0]["x"].tolist() == X.tolist()


@pytest.mark.parametrize("value", [3, [1, 2], "a figure", object(), plt])
def test_what_is_no_figure_is_refused(value):
    with pytest.raises(Mismatch) as caught:
        normalise(value, LINES)
    assert caught.value.code == "wrong_kind"


def test_an_empty_figure_says_what_it_lacks(axes):
    with pytest.raises(Mismatch) as caught:
        normalise(axes, LINES)
    assert caught.value.code == "no_marks"


def test_a_figure_taken_after_it_was_shown_says_so():
    """`plt.gcf()` then gives a figure without axes."""
    figure = plt.figure()
    with pytest.raises(Mismatch) as caught:
        normalise(figure, LINES)
    assert caught.value.code == "empty_figure"
    plt.close(figure)


def test_reference_lines_are_not_data(axes, reference):
    draw(axes)
    axes.axvline(2, linestyle=":")
    axes.axhline(1, linestyle=":")
    axes.plot([3, 3], [0, 16], linestyle=":")
    assert all(right_parts(axes, reference).values())


# --- names, units, and the learner's own table ---------------------------------------------------------------

NAMED = Figure(marks="lines", names=True)


def test_series_need_names(axes):
    def named():
        return compare(NAMED, normalise(axes, NAMED), normalise(axes, NAMED)).right["names"]

    draw(axes)
    assert not named()
    axes.legend()
    assert named()


def test_a_legend_of_the_figure_or_texts_are_names(axes):
    draw(axes)
    legend = axes.figure.legend()
    assert len(normalise(axes, NAMED)["legend"]) == 2
    legend.remove()
    for label in ("women", "men"):
        axes.annotate(label, (4, 4))
    assert compare(NAMED, normalise(axes, NAMED), normalise(axes, NAMED)).right["names"]


def test_one_series_needs_no_name(axes):
    axes.plot(X, X)
    assert compare(NAMED, normalise(axes, NAMED), normalise(axes, NAMED)).right["names"]


def test_seaborn_names_its_series(axes, reference):
    tall = pd.DataFrame({"x": [*X, *X], "sex": ["women"] * 5 + ["men"] * 5, "pay": [*X, *(X**2)]})
    sns.lineplot(tall, x="x", y="pay", hue="sex", style="sex", errorbar=None, ax=axes)
    assert compare(NAMED, normalise(axes, NAMED), normalise(reference, NAMED)).right["names"]
    grid = sns.relplot(tall, x="x", y="pay", hue="sex", kind="line", errorbar=None)
    assert compare(NAMED, normalise(grid, NAMED), normalise(reference, NAMED)).right["names"]
    plt.close(grid.figure)


def test_an_axis_must_begin_at_zero_where_asked(axes):
    kind = Figure(marks="lines", from_zero=True)
    axes.plot(X, X + 100)
    found = compare(kind, normalise(axes, kind), normalise(axes, kind))
    assert not found.right["zero"] and "begins above zero" in in_words(found.differences[-1], "picture")
    axes.set_ylim(0, None)
    assert compare(kind, normalise(axes, kind), normalise(axes, kind)).right["zero"]
    axes.set_ylim(None, -5)
    assert compare(kind, normalise(axes, kind), normalise(axes, kind)).right["zero"]


def difference(axes, reference):
    return compare(LINES, normalise(axes, LINES), normalise(reference, LINES)).differences[0]


@pytest.mark.parametrize(("factor", "larger"), [(100, True), (0.01, False), (1000, True), (0.001, False)])
def test_another_unit_is_recognised(axes, reference, factor, larger):
    axes.plot(X, X * factor, "-")
    axes.plot(X, X**2.0 * factor, "--")
    found = difference(axes, reference)
    assert found.code == "figure_unit" and found.facts["larger"] is larger
    assert ("too large" if larger else "too small") in in_words(found, "picture")


def test_too_few_series_are_counted(axes, reference):
    axes.plot(X, X)
    words = in_words(difference(axes, reference), "picture")
    assert words == "`picture` shows 1 line, where 2 are wanted: one for each series."


SHOWN = Question(
    id="by-year",
    title="By year",
    answers={
        "by_year": Table("year", {"year": "integer", "women": "number", "men": "number"}, ("year",)),
        "picture": Figure(shows=("by_year", "year", ("women", "men"))),
    },
    points={"by_year.women": 1, "by_year.men": 1, "picture.data": 2},
    book="comparing-groups.html#honest-pictures",
)


def verdict_on(table, drawn):
    figure, axes = plt.subplots()
    for column in ("women", "men"):
        axes.plot(drawn["year"], drawn[column])
    axes.set(xlabel="x", ylabel="y")
    right = pd.DataFrame({"year": X, "women": X * 2.0, "men": X * 3.0})
    picture, right_axes = plt.subplots()
    right_axes.plot(X, right[["women", "men"]])
    right_axes.set(xlabel="x", ylabel="y")
    expected = Expected("p", take_answers(SHOWN, {"by_year": right, "picture": picture}, 0), ())
    found = judge(SHOWN, take_answers(SHOWN, {"by_year": table, "picture": figure}, 0), expected)
    plt.close("all")
    return found


def test_a_wrong_table_that_is_drawn_rightly_costs_its_own_points_only():
    wrong = pd.DataFrame({"year": X, "women": X * 9.0, "men": X * 3.0})
    found = verdict_on(wrong, wrong)
    assert found.score == 3
    assert "`picture` shows `by_year` as you made it, and keeps its points" in found.message
    assert "`women` in `by_year` differs" in found.message
    assert verdict_on(wrong, wrong * 2).score == 1


def test_a_figure_may_show_the_right_values_beside_a_wrong_table():
    right = pd.DataFrame({"year": X, "women": X * 2.0, "men": X * 3.0})
    found = verdict_on(right * [1, 2, 1], right)
    assert found.score == 3 and "shows" not in found.message
    assert verdict_on(right, right).score == 4


def test_a_figure_without_its_table_is_judged_by_the_expected_values():
    right = pd.DataFrame({"year": X, "women": X * 2.0, "men": X * 3.0})
    assert verdict_on(..., right).score == 2
    assert verdict_on(..., right * 2).score == 0


def test_what_a_figure_shows_must_be_declared():
    answers = {**SHOWN.answers, "picture": Figure(shows=("by_year", "year", ("children",)))}
    with pytest.raises(ContractError, match="shows columns that no table 'by_year' here has"):
        dataclasses.replace(SHOWN, answers=answers)
