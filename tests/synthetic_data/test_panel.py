"""The ready-made panel of pay, on records small enough to count by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import synthetic_data
from synthetic_data import LeoError, panel

YEARS = [201213, 201314, 201516]


@pytest.fixture
def by_hand(monkeypatch):
    """Five people: one with two keys, one with a zero, one without records, without a key, with a shared key."""
    views = {
        "LEARNER_AE_ID_TO_EDUKEY_LOOKUP": pd.DataFrame(
            {"AE_ID": [1, 1, 2, 3, 5, 9], "EDUKEY": ["a", "b", "c", "d", "shared", "shared"]}
        ),
        "leo_earnings": pd.DataFrame(
            {
                "Edukey": ["a", "b", "a", "c", "c", "shared"],
                "TaxYear": [201314, 201314, 201516, 201314, 201415, 201314],
                "Earnings": [1_000, 500, 7_320, 0, 900, 8_000],
            }
        ),
        "leo_self_assessment": pd.DataFrame(
            {"Edukey": ["c"], "TaxYear": [201314], "EARNINGS_SELF_EMPLOYMENT": [4_000]}
        ),
        "leo_employment": pd.DataFrame(
            {
                "EduKey": ["a", "b", "a", "a", "c", "d"],
                "StartDate": pd.to_datetime(
                    ["2013-05-01", "2013-05-21", "2015-04-01", "2015-06-01", "2013-06-01", "2020-01-01"]
                ),
                "EndDate": np.array(
                    ["2013-05-30", "2013-06-19", "2015-04-10", "9999-12-31", "2013-06-01", "9999-12-31"],
                    dtype="datetime64[s]",
                ),
            }
        ),
    }
    monkeypatch.setattr(
        panel, "load", lambda view, columns=None: views[view][columns or list(views[view])].copy()
    )
    people = pd.DataFrame({"AE_ID": [5, 4, 3, 2, 1]})
    return panel.earnings_panel(people, YEARS).set_index(["AE_ID", "TaxYear"])


def test_every_person_has_every_year_once_in_order(by_hand):
    assert by_hand.index.tolist() == [(person, year) for person in [1, 2, 3, 4, 5] for year in YEARS]


def test_each_gap_has_its_reason(by_hand):
    status = by_hand["status"].groupby("AE_ID").agg(list).to_dict()
    assert status == {
        1: ["no record", "pay", "pay"],
        2: ["no record", "zero", "no record"],
        3: ["no record"] * 3,
        4: ["no key"] * 3,
        5: ["no key"] * 3,  # the only key is another's too
    }
    assert by_hand["pay"].notna().sum() == 3


def test_pay_is_summed_over_keys_and_profit_known_from_2013(by_hand):
    assert by_hand.loc[(1, 201314), "pay"] == 1_500
    assert by_hand.loc[2, "profit"].tolist()[1:] == [4_000, 0]
    assert pd.isna(by_hand.loc[(2, 201213), "profit"]) and by_hand.loc[4, "profit"].isna().all()


def test_days_of_two_keys_count_once_and_are_cut_at_the_tax_year(by_hand):
    assert by_hand.loc[(1, 201314), "days"] == 50  # 1 May to 19 June
    assert by_hand.loc[(1, 201516), "days"] == 5 + (30 + 31 + 31 + 30 + 31 + 30 + 31 + 31 + 29 + 31 + 5)
    assert by_hand.loc[2, "days"].isna().all()  # a spell of one day is none
    assert by_hand.loc[3, "days"].isna().all()  # and this one comes later


def test_annualised_pay_needs_days_and_pay_and_knows_leap_years(by_hand):
    assert by_hand.loc[(1, 201314), "annualised"] == pytest.approx(1_500 / 50 * 365)
    days = by_hand.loc[(1, 201516), "days"]
    assert by_hand.loc[(1, 201516), "annualised"] == pytest.approx(7_320 / days * 366)
    assert by_hand["annualised"].notna().sum() == 2


@pytest.mark.parametrize(
    ("people", "years", "message"),
    [
        (pd.DataFrame({"id": [1]}), YEARS, "people must be a frame with a column AE_ID"),
        ([1, 2], YEARS, "people must be a frame"),
        (pd.DataFrame({"AE_ID": [1, 1]}), YEARS, "every AE_ID once"),
        (pd.DataFrame({"AE_ID": [1]}), [], "not none at all"),
        (pd.DataFrame({"AE_ID": [1]}), [2013], "written like 201314, from 200304 to 202021, not 2013"),
    ],
)
def test_mistakes_get_one_line(people, years, message):
    with pytest.raises(LeoError, match=message):
        panel.earnings_panel(people, years)


def test_deflator_is_the_mean_of_april_to_march_against_the_base():
    deflator = synthetic_data.deflator(201718)
    assert deflator[201718] == 1
    assert deflator.is_monotonic_decreasing
    monthly = synthetic_data.prices().set_index("month")["cpi"]
    ratio = monthly["2017-04":"2018-03"].mean() / monthly["2009-04":"2010-03"].mean()
    assert deflator[200910] == pytest.approx(ratio, rel=1e-5)
    with pytest.raises(LeoError, match="written like 201718"):
        synthetic_data.deflator(2017)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0"), (1, "1 to 9"), (9, "1 to 9"), (10, "10"), (13, "15"), (9_998, "10,000")]
)
def test_released_counts_keep_the_course_rules(count, shown):
    assert synthetic_data.released(count) == shown
