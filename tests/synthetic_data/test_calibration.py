"""Published figures against generated ones, measured as a researcher would."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import calibration
from synthetic_data.blocks import Block
from synthetic_data.calibration import (
    BENEFITS,
    EARNINGS,
    EMPLOYMENT,
    GRADUATE_EARNINGS,
    GRADUATE_INDUSTRY,
    YEARS,
    calibrate,
)
from synthetic_data.lives import Lives
from synthetic_data.plan import Plan


@pytest.fixture(scope="module")
def compared() -> pd.DataFrame:
    return calibrate(people=12_000, seed=8)


def test_every_target_is_compared(compared: pd.DataFrame):
    assert list(compared) == ["measure", "group", "years_after", "target", "generated", "gap"]
    assert not compared.duplicated(["measure", "group", "years_after"]).any()
    medians = compared[compared["measure"] == EARNINGS]
    assert len(medians) == len(calibration.EARNINGS_TARGETS) * len(YEARS) + len(calibration.EARNINGS_AT_15)
    of_graduates = compared["measure"].isin([GRADUATE_EARNINGS, GRADUATE_INDUSTRY])
    assert of_graduates.sum() == 3 + 3 * len(calibration.INDUSTRY_TARGETS)
    assert set(compared.loc[~of_graduates, "group"]) <= set(calibration.GROUPS)
    assert compared.notna().all(axis=None)


def test_large_groups_come_near_the_published_figures(compared: pd.DataFrame):
    gap = compared.set_index(["measure", "group", "years_after"])["gap"].abs().sort_index()
    for group in ("All", "Female", "Male", "Graduates", "Non-graduates"):
        assert gap[EARNINGS, group].max() < 10, group
    assert gap[EMPLOYMENT, "All"].max() < 3
    assert gap[EARNINGS].median() < 4
    assert gap[BENEFITS, "All"].max() < 3
    assert gap[GRADUATE_EARNINGS].max() < 10
    assert gap[GRADUATE_INDUSTRY].max() < 5
    assert gap[GRADUATE_INDUSTRY].median() < 1


def test_gaps_are_per_cent_for_pounds_and_points_for_shares(compared: pd.DataFrame):
    pounds = compared[compared["measure"] == EARNINGS].iloc[0]
    assert pounds["gap"] == pytest.approx(100 * (pounds["generated"] / pounds["target"] - 1), abs=0.06)
    share = compared[compared["measure"] == EMPLOYMENT].iloc[0]
    assert share["gap"] == pytest.approx(share["generated"] - share["target"], abs=0.06)


def test_a_figure_that_nobody_gives_is_missing():
    few = calibrate(people=6, seed=1)
    assert len(few) > 90
    assert few["generated"].isna().any()
    assert (few["generated"].isna() == few["gap"].isna()).all()


def hand_made() -> Block:
    """Three people of the 2005 cohort; one year after KS4 is tax year 2006-07."""
    people = pd.DataFrame(
        {
            "person": [0, 1, 2],
            "EDUKEY": ["A", "B", "C"],
            "cohort": 2005,
            "female": [1, 0, 1],
            "independent": 0,
            "free_meals_at_15": 0,
            "graduate": 0,
            "graduated": pd.array([2006, None, 2005], dtype="Int64"),
            "passes": [9, 0, 5],
            "ethnicity": "WBRI",
        }
    )
    spells = pd.DataFrame(
        {
            "EduKey": ["A", "A", "B", "C", "A"],
            "StartDate": ["2006-01-01", "2006-07-15", "2006-04-10", "2006-06-01", "2010-01-01"],
            "EndDate": ["2006-06-14", "9999-12-31", "2007-04-05", "9999-12-31", "2010-02-01"],
        }
    )
    for column in ("StartDate", "EndDate"):
        spells[column] = spells[column].to_numpy().astype("datetime64[s]")
    pay = pd.DataFrame(
        {"Edukey": ["A", "B", "C", "A"], "TaxYear": [200607] * 3 + [200708], "Earnings": [5000, 7220, 100, 9]}
    ).assign(Main_Section=["EDUCATION", "CONSTRUCTION", "EDUCATION", "CONSTRUCTION"])
    studies = pd.DataFrame({"person": [1], "years_after_ks4": [2], "activity": ["college"]})
    claims = pd.DataFrame(
        {
            "EduKey": ["C", "C", "B"],
            "StartDate": ["2006-04-06", "2006-07-01", "2006-05-01"],
            "EndDate": ["2006-06-10", "2006-09-01", "2006-09-30"],
            "Out_of_work_benefit": [1, 1, 1],
        }
    )
    for column in ("StartDate", "EndDate"):
        claims[column] = claims[column].to_numpy().astype("datetime64[s]")
    made = Block({"leo_employment": spells, "leo_earnings": pay, "leo_benefit": claims}, Lives(Plan(1, 1), 0))
    vars(made)["truth"] = {"people": people, "activities": studies}
    return made


def test_a_person_year_by_hand():
    seen = calibration._person_year(hand_made(), 1).set_index("EDUKEY")
    # A has a gap in June and July but a day in each month; C starts in June.
    assert list(seen["employed"]) == [True, True, False]
    assert list(seen["in_education"]) == [False, True, False]
    # C has a day on benefits in each month from April to September, B from May on.
    assert list(seen["on_benefits"]) == [False, False, True]
    days = {"A": 365 - 30, "B": 361}
    price = calibration.deflators(2017)[2006]
    for key, earned in (("A", 5000), ("B", 7220)):
        assert seen.loc[key, "annualised"] == pytest.approx(earned / price / days[key] * 365)
    assert np.isfinite(seen["annualised"]).all()


def test_a_graduates_year_by_hand():
    # Neither the tax year of 2007-08 for A nor that of 2006-07 for C has a gap from October to March.
    seen = calibration._graduate_year(hand_made(), 1).set_index("person")
    assert list(seen.index) == [0, 2]
    assert seen["sustained"].all()
    assert list(seen["section"]) == ["CONSTRUCTION", "EDUCATION"]
    assert not seen["in_education"].any()
    price = calibration.deflators(2016)
    assert seen.loc[0, "annualised"] == pytest.approx(9 / price[2007] / 366 * 365)
    days = 365 - 56
    assert seen.loc[2, "annualised"] == pytest.approx(100 / price[2006] / days * 365)
