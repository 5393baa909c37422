"""The lab on the earnings panel: its reference answers agree with what can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import synthetic_data
from labs.authoring.run import Runner
from labs.authoring.source import read_source
from synthetic_data.prices import deflators

LAB = read_source("06-earnings-panel")
YEARS = [201112, 201213, 201314, 201415, 201516, 201617, 201718]


def solve(question, **inputs):
    """What the reference answer to one question makes of other inputs."""
    names = {"pd": pd, "np": np, "years": YEARS, **inputs}
    exec(LAB.solution(question), names)
    return names


def person_years(*rows, columns=("AE_ID", "TaxYear", "pay")):
    return pd.DataFrame(list(rows), columns=list(columns))


# --- by hand ---------------------------------------------------------------------------------------------


def test_keys_are_added_up():
    links = pd.DataFrame({"AE_ID": [1, 1, 2], "Edukey": ["A", "B", "C"]})
    earnings = person_years(
        ("A", 201112, 5),
        ("B", 201112, 7),
        ("B", 201213, 0),
        ("C", 201011, 9),
        ("X", 201112, 100),
        columns=("Edukey", "TaxYear", "Earnings"),
    )
    made = solve("pay-of-people", cohort=pd.DataFrame({"AE_ID": [1, 2, 3]}), links=links, earnings=earnings)
    assert made["people"]["edukeys"].tolist() == [2, 1, 0]
    assert made["pay"].to_numpy().tolist() == [[1, 201112, 12], [1, 201213, 0]]


@pytest.fixture(scope="module")
def panel():
    people = pd.DataFrame({"AE_ID": [1, 2, 3], "edukeys": [1, 1, 0]})
    pay = person_years((1, 201112, 8_000), (1, 201314, 0), (2, 201718, 500))
    return solve("zero-or-missing", people=people, pay=pay)["panel"].set_index(["AE_ID", "TaxYear"])


@pytest.mark.parametrize(
    ("person", "year", "status", "pay", "pay_or_zero"),
    [
        (1, 201112, "pay", 8_000, 8_000),
        (1, 201314, "zero", 0, 0),
        (1, 201213, "no record", None, 0),
        (2, 201718, "pay", 500, 500),
        (3, 201718, "no key", None, None),
    ],
)
def test_four_kinds_of_nothing_and_something(panel, person, year, status, pay, pay_or_zero):
    row = panel.loc[(person, year)]
    assert row["status"] == status
    for found, wanted in ((row["pay"], pay), (row["pay_or_zero"], pay_or_zero)):
        assert pd.isna(found) if wanted is None else found == wanted
    assert len(panel) == 3 * len(YEARS)


def test_profit_is_not_collected_before_2013(panel):
    profits = person_years((2, 201314, 3_000), (1, 201617, 0), columns=("AE_ID", "TaxYear", "profit"))
    income = solve("income", panel=panel.reset_index(), profits=profits)["income"]
    income = income.set_index(["AE_ID", "TaxYear"])
    assert income.loc[([1, 2, 3], [201112, 201213]), ["profit", "total"]].isna().all(axis=None)
    assert income.loc[3, ["profit", "total"]].isna().all(axis=None)
    assert income.loc[(2, 201314), "total"] == 3_000
    assert income.loc[(2, 201718), "total"] == 500
    assert income.loc[1, "profit"].dropna().tolist() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("base_year", LAB.lab.parameters["base_year"])
def test_deflators_are_those_that_pay_was_made_with(base_year):
    made = solve("price-index", prices=synthetic_data.prices(), base_year=base_year)["price_index"]
    wanted = {year: 1 / ratio for year, ratio in deflators(base_year // 100).items()}
    for year, deflator in zip(made["TaxYear"], made["deflator"], strict=True):
        assert deflator == pytest.approx(wanted[year // 100], abs=2e-5)


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2015-04-06", "2016-04-05", {201516: 366}),  # 29 February 2016
        ("2014-04-05", "2014-04-06", {201314: 1, 201415: 1}),
        ("2012-06-01", "2014-06-30", {201213: 309, 201314: 365, 201415: 86}),
        ("2018-04-05", "2020-01-01", {201718: 1}),
    ],
)
def test_days_lie_in_their_tax_year(first, last, wanted):
    spell = pd.DataFrame({"AE_ID": [1], "first_day": [pd.Timestamp(first)], "last_day": [pd.Timestamp(last)]})
    days = solve("days-by-year", stretches=spell, stretches_shortest=spell)["days"]
    assert dict(zip(days["TaxYear"], days["days"], strict=True)) == wanted


def test_annualised_pay_of_a_whole_year_is_its_pay():
    pay = person_years((1, 201112, 10_980), (1, 201213, 7_300), (2, 201213, 0), (3, 201213, 50))
    days = person_years(
        (1, 201112, 366), (1, 201213, 73), (2, 201213, 9), columns=("AE_ID", "TaxYear", "days")
    )
    annual = solve("annualised-pay", pay=pay, days=days)["annual"]
    assert annual[["AE_ID", "TaxYear"]].to_numpy().tolist() == [[1, 201112], [1, 201213]]
    assert annual["annualised"].tolist() == pytest.approx([10_980, 36_500])


# --- on a population ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(small_population):
    parameters = {"first_year": 201112, "base_year": 201617}
    answers = Runner(LAB, small_population, parameters, given=None).reference
    return {
        name: pd.DataFrame(value.columns) if hasattr(value, "columns") else value
        for question in answers.values()
        for name, value in question.items()
    }


def test_the_answers_agree_with_each_other(reference):
    panel, pay, days = reference["panel"], reference["pay"], reference["days"]
    assert panel["pay"].sum() == pay["pay"].sum()
    assert panel["status"].isin(["pay", "zero"]).sum() == len(pay)
    assert days["days"].between(1, 366).all()
    assert days.groupby("TaxYear")["days"].max().tolist() == [366, 365, 365, 365, 366, 365, 365]
    both = days.merge(reference["days_shortest"], on=["AE_ID", "TaxYear"], suffixes=("", "_shortest"))
    assert len(both) == len(days) and (both["days_shortest"] <= both["days"]).all()
    counts = reference["reconciled"].set_index("TaxYear")
    assert (counts.sum(axis=1) == (reference["people"]["edukeys"] > 0).sum()).all()
    assert counts["both"].sum() >= len(reference["annual"])
    means = reference["mean_pay"]
    assert means["with_pay"] > means["with_record"] > means["with_key"] > 0
    assert reference["default_effect"]["shortest"] > reference["default_effect"]["recorded"]
    real = reference["real_pay"].set_index("TaxYear")
    assert real.loc[201617, "real"] == real.loc[201617, "nominal"]
    assert (real["real"] > real["nominal"]).sum() == 5 and (real["real"] < real["nominal"]).sum() == 1


def test_the_base_that_learners_see_is_no_edge_of_their_panel():
    """Who takes the first or the last of `years` for the base is told so before their work is marked."""
    parameters = LAB.lab.parameters
    first, base = parameters["first_year"][0] // 100, parameters["base_year"][0] // 100
    assert first < base < first + 6


def test_every_choice_of_years_holds_the_break_and_a_leap_year():
    for first in LAB.lab.parameters["first_year"]:
        starts = range(first // 100, first // 100 + 7)
        assert 2012 in starts and 2013 in starts
        assert {2011, 2015} & set(starts)
        assert starts[-1] <= 2020
