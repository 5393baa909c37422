"""What local authorities know of young people, month by month."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.lives.routes import Activity

KEY = ["NCCIS_PupilMatchingRefAnonymous", "NCCIS_ACADYR", "NCCIS_MonthNo"]


@pytest.fixture(scope="module")
def months(lives: Lives, clean: Block) -> pd.DataFrame:
    """Monthly rows with the year, the place of the person in the block, and years after Key Stage 4."""
    frame = clean.views["nccis_2011_to_2021"]
    place = clean.truth["people"].set_index("PupilMatchingRefAnonymous")["person"]
    person = frame["NCCIS_PupilMatchingRefAnonymous"].map(place).to_numpy()
    year = frame["NCCIS_ACADYR"].str[-4:].astype(int)
    return frame.assign(
        person=person,
        year=year,
        after=year - lives.people.cohort[person],
        code=frame["NCCIS_Current_Activity_Code"].astype(int),
    )


def test_a_row_is_a_person_in_a_month(months):
    assert not months.duplicated(KEY).any()
    assert set(months["NCCIS_MonthNo"]) == set(range(1, 13))
    assert set(months["year"]) == set(range(2011, 2022))
    assert (months.groupby(KEY[:2]).size() == 12).all()


def test_three_years_are_followed_and_then_two(months):
    assert set(months.loc[months["year"] <= 2016, "after"]) == {1, 2, 3}
    third = months[(months["year"] >= 2017) & (months["after"] == 3)]
    assert (third["NCCIS_SEND_flag"] == "Y").all()
    assert len(third) > 100


def test_codes_follow_what_people_do(lives: Lives, months):
    january = months[(months["NCCIS_MonthNo"] == 1) & (months["code"] < 800)]
    activity = lives.routes.activity[january["person"], january["after"]]
    code = january["code"]
    assert (activity[code == 310] == Activity.APPRENTICESHIP).all()
    assert (activity[code == 240] == Activity.UNIVERSITY).all()
    assert (activity[code == 230] == Activity.COLLEGE).all()
    at_school = lives.routes.sixth_form_school[january["person"]] >= 0
    assert (at_school & (activity == Activity.SIXTH_FORM))[code == 210].all()
    assert (~at_school & (activity == Activity.SIXTH_FORM))[code == 220].all()
    assert january.loc[activity == Activity.SIXTH_FORM, "code"].isin([210, 220]).all()


def test_some_leave_college_before_the_year_ends(months):
    college = months[months["code"] == 230].groupby("NCCIS_MonthNo").size()
    assert college[6] < 0.97 * college[12]


def test_the_day_of_dropping_out_is_there_while_it_lasts(months):
    neet = months["code"].between(610, 689)
    assert (months["NCCIS_NEET_Start_Date"].notna() == neet).all()
    year = months["year"] - (months["NCCIS_MonthNo"] >= 9)
    first = pd.to_datetime(year.astype(str) + "-" + months["NCCIS_MonthNo"].astype(str) + "-01")
    assert (months.loc[neet, "NCCIS_NEET_Start_Date"] <= first[neet]).all()
    unknown = months["code"] == 810
    assert months.loc[unknown, "NCCIS_Current_Activity_Start_Date"].isna().all()
    start = months["NCCIS_Current_Activity_Start_Date"]
    confirmed = months["NCCIS_Current_Activity_Verification_Date"]
    assert (start[~unknown] <= confirmed[~unknown]).all()
    assert (months["NCCIS_Current_Activity_Recorded"][~unknown] <= confirmed[~unknown]).all()


def test_more_is_unknown_in_september_and_fewer_are_neet_in_later_years(months):
    unknown = (months["code"] == 810).groupby(months["NCCIS_MonthNo"]).mean()
    assert unknown[9] > 3 * unknown[1]
    neet = months["code"].between(610, 689) & (months["NCCIS_MonthNo"] == 1) & (months["after"] == 1)
    by_year = neet[(months["NCCIS_MonthNo"] == 1) & (months["after"] == 1)].groupby(months["year"]).mean()
    assert by_year.loc[2016:].mean() < by_year.loc[:2013].mean()


def test_need_and_poverty_lead_to_neet(lives: Lives, months):
    january = months[months["NCCIS_MonthNo"] == 1]
    neet = january["code"].between(610, 689).to_numpy()
    poor = lives.homes.free_meals[january["person"], 11]
    assert neet[poor].mean() > neet[~poor].mean() + 0.05
    low = lives.attainment.passes[january["person"]] < 5
    assert neet[low].mean() > neet[~low].mean() + 0.05


def test_columns_keep_to_their_years_and_codes(months):
    view = catalogue.view("nccis_2011_to_2021")
    for column in view.columns:
        outside = ~months["year"].isin(column.years)
        assert months.loc[outside, column.name].isna().all(), column.name
        if column.codes:
            assert set(months[column.name].dropna()) <= set(column.codes), column.name
    assert months.loc[months["year"] >= 2017, "NCCIS_SEND_flag"].notna().all()
    assert np.isin(months["NCCIS_LDD_Flag"].dropna(), ["Y", "N"]).all()
