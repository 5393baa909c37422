"""The lab on employment spells: its reference answers agree with what can be worked out by hand."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from labs.authoring.run import Runner
from labs.authoring.source import read_source

LAB = read_source("05-employment-spells")
TAX_YEAR = 201516


def solve(question, **inputs):
    """What the reference answer to one question makes of other inputs."""
    names = {"pd": pd, "np": np, **inputs}
    exec(LAB.solution(question), names)
    return names


def dates(*days):
    return pd.to_datetime(list(days)).astype("datetime64[s]")


# --- by hand ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "days"),
    [
        ("2015-06-01", "2015-06-30", "2015-06-01", "2015-06-30", 30),
        ("2010-01-01", "2021-04-05", "2015-04-06", "2016-04-05", 366),  # 29 February 2016
        ("2010-01-01", "2015-04-06", "2015-04-06", "2015-04-06", 1),
        ("2016-04-05", "2017-01-01", "2016-04-05", "2016-04-05", 1),
        ("2010-01-01", "2015-04-05", None, None, 0),
        ("2016-04-06", "2017-01-01", None, None, 0),
    ],
)
def test_clipping(start, end, first, last, days):
    spell = pd.DataFrame({"AE_ID": [1], "EduKey": ["A"], "StartDate": dates(start), "closed_end": dates(end)})
    clipped = solve("clip-to-a-window", person_spells=spell, tax_year=TAX_YEAR)["clipped"]
    if days == 0:
        assert clipped.empty
    else:
        assert clipped["first_day"].tolist() == [pd.Timestamp(first)]
        assert clipped["last_day"].tolist() == [pd.Timestamp(last)]
        assert clipped["days"].tolist() == [days]


SPELLS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(SPELLS)
def test_a_union_covers_the_same_days_and_no_two_of_its_spells_touch(spells):
    person, first, length = (np.array(column) for column in zip(*spells, strict=True))
    day = np.datetime64("2015-04-06", "s")
    table = pd.DataFrame({"AE_ID": person})
    table["first_day"] = day + first.astype("timedelta64[D]")
    table["last_day"] = day + (first + length).astype("timedelta64[D]")
    merged = solve("union-of-spells")["union_of_spells"](table)
    wanted = {(p, d) for p, f, n in zip(person, first, length, strict=True) for d in range(f, f + n + 1)}
    merged = merged.assign(
        first=(merged["first_day"] - day).dt.days, last=(merged["last_day"] - day).dt.days
    ).sort_values(["AE_ID", "first"])
    covered = [
        (p, d)
        for p, f, n in zip(merged["AE_ID"], merged["first"], merged["last"], strict=True)
        for d in range(f, n + 1)
    ]
    assert len(covered) == len(set(covered))
    assert set(covered) == wanted
    gap = merged["first"] - merged.groupby("AE_ID")["last"].shift()
    assert (gap.dropna() > 1).all()


FIVE_MONTHS = ("2015-10", "2015-11", "2016-01", "2016-02", "2016-03")

#: Spells in the tax year, and whether they meet the three rules.
CAREERS = {
    "every day": ([("2015-04-06", "2016-04-05")], True, True, True),
    "nothing": ([], False, False, False),
    "a week in July": ([("2015-07-06", "2015-07-12")], False, False, True),
    "October to the end of February": ([("2015-10-31", "2016-02-01")], True, False, True),
    "October to January": ([("2015-10-01", "2016-01-31")], False, False, True),
    "a day in five months": ([(f"{month}-15",) * 2 for month in FIVE_MONTHS], True, False, True),
    "a day in four months": ([(f"{month}-15",) * 2 for month in FIVE_MONTHS[1:]], False, False, True),
    "from May": ([("2015-05-01", "2016-04-05")], True, False, True),
    "from 30 April": ([("2015-04-30", "2016-03-01")], True, True, True),
    "April to September": ([("2015-04-06", "2015-09-30")], False, False, True),
    "only the last five days": ([("2016-04-01", "2016-04-05")], False, False, True),
    "without August": ([("2015-04-06", "2015-07-31"), ("2015-09-01", "2016-04-05")], True, False, True),
    "without November": ([("2015-04-06", "2015-10-01"), ("2015-12-31", "2016-04-05")], True, False, True),
}  # fmt: skip


@pytest.fixture(scope="module")
def careers():
    people = pd.DataFrame({"AE_ID": range(len(CAREERS)), "edukeys": 1})
    rows = [
        (person, first, last)
        for person, (spells, *_) in enumerate(CAREERS.values())
        for first, last in spells
    ]
    person, first, last = zip(*rows, strict=True)
    spells = pd.DataFrame({"AE_ID": person, "first_day": dates(*first), "last_day": dates(*last)})
    return people, spells


def test_the_three_definitions(careers):
    people, spells = careers
    found = solve("sustained-employment", clipped=spells, people=people, tax_year=TAX_YEAR)["sustained"]
    found = found.set_index("AE_ID")[["five_of_six", "all_twelve", "any_day"]]
    wanted = pd.DataFrame([flags for _, *flags in CAREERS.values()], columns=found.columns)
    wrong = (found.to_numpy() != wanted.to_numpy()).any(axis=1)
    assert not wrong.any(), [name for name, is_wrong in zip(CAREERS, wrong, strict=True) if is_wrong]


def test_the_panel(careers):
    people, spells = careers
    panel = solve("person-month-panel", merged=spells, people=people, tax_year=TAX_YEAR)["panel"]
    days = panel.pivot_table(index="AE_ID", columns="month", values="days").set_axis(list(CAREERS))
    assert days.loc["every day"].tolist() == [25, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31]
    assert days.loc["a week in July"].tolist() == [0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0]
    assert days.loc["October to the end of February"].tolist() == [0, 0, 0, 0, 0, 0, 1, 30, 31, 31, 1, 0]
    assert not days.loc[["nothing", "only the last five days"]].to_numpy().any()
    assert (panel["employed"] == (panel["days"] > 0)).all()


# --- on a population ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(small_population):
    parameters = {"tax_year": TAX_YEAR}
    answers = Runner(LAB, small_population, parameters, given=None).reference
    return {
        name: pd.DataFrame(value.columns) if hasattr(value, "columns") else value
        for question in answers.values()
        for name, value in question.items()
    }


def test_the_answers_agree_with_each_other(reference):
    flags = reference["sustained"]
    assert (flags["all_twelve"] <= flags["five_of_six"]).all()
    assert (flags["five_of_six"] <= flags["any_day"]).all()
    assert set(flags["AE_ID"]) == set(reference["people"]["AE_ID"])
    assert (
        0
        < reference["rates"]["all_twelve"]
        < reference["rates"]["five_of_six"]
        < reference["rates"]["any_day"]
        < 1
    )

    days = reference["days_employed"].set_index("AE_ID")["days"]
    assert days.between(1, 366).all()
    assert set(days.index) == set(flags.loc[flags["any_day"] == 1, "AE_ID"])
    in_months = reference["panel"].groupby("AE_ID")["days"].sum()
    assert (days - in_months.loc[days.index]).between(0, 5).all()
    counted_twice = reference["clipped"].groupby("AE_ID")["days"].sum() - days
    assert counted_twice.min() == 0 and counted_twice.max() > 0


def test_nobody_starts_in_five_of_the_six_months(reference):
    """So months of the start and months of another year give the same, and one message names both."""
    spells = reference["clipped"]
    month = spells["first_day"].astype("int64").to_numpy().astype("datetime64[D]").astype("datetime64[M]")
    winter = (month >= np.datetime64("2015-10")) & (month <= np.datetime64("2016-03"))
    assert winter.any()
    assert pd.Series(month[winter]).groupby(spells["AE_ID"].to_numpy()[winter]).nunique().max() < 5


def test_every_default_date_is_a_thing_to_find(reference):
    starts, ends = reference["default_starts"], reference["default_ends"]
    assert starts["on_6_april"] > starts["on_6_april_flagged"] > 0
    assert ends["on_5_april"] > ends["on_5_april_flagged"] > 0
    by_year = reference["flagged_by_year"].set_index("tax_year")["share_flagged"]
    assert by_year.loc[200506:201213].mean() > 1.5 * by_year.loc[201314:].mean()


def test_the_lab_promises_the_minutes_that_its_questions_take():
    core = sum(question.minutes for question in LAB.lab.questions if question.core)
    minutes = sum(question.minutes for question in (*LAB.lab.questions, *LAB.lab.written))
    promised = re.search(r"takes (\d+) minutes;\s+everything takes (\d+)", LAB.notebook.cells[0].source)
    assert promised.groups() == (str(core), str(minutes))
