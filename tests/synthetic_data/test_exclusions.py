"""Exclusions: three tables that agree, codes of their years, and who is excluded."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.lives.exclusions import MOST_IN_A_YEAR, REASONS, ExclusionKind
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL
from synthetic_data.records.exclusions import REASON_CODES

VIEWS = [view for view in catalogue.views() if view.group.startswith("exclusions")]
LOOSE = {"NCYear", "Term", "NumberOfEnrolments", "PrimarySENtype"}
"""The form writes these in words or as a range; its list of kinds of need stops before SEMH took the place of BESD."""


def bare(clean: Block, name: str) -> pd.DataFrame:
    view = catalogue.view(name)
    return clean.views[view.name].rename(columns={column.name: column.field for column in view.columns})


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_codes_are_those_of_the_catalogue(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    for column in view.columns:
        if column.codes and column.type.startswith("varchar") and column.field not in LOOSE:
            assert set(frame[column.name].dropna()) <= set(column.codes), column.name


def test_every_reason_has_a_code():
    assert len(REASON_CODES) == len(set(REASON_CODES)) == len(REASONS)


@pytest.mark.parametrize("year", range(2006, 2022))
def test_the_three_tables_agree(clean: Block, year: int):
    each, enrolment, pupil = (bare(clean, f"exclusions_table_{n}_{year}") for n in (1, 2, 3))
    fixed, permanent = each["Category"] != "PERM", each["Category"] == "PERM"
    key = "PupilMatchingRefAnonymous"
    assert pupil[key].is_unique
    assert set(pupil[key]) == set(enrolment[key]) == set(each[key])
    assert not enrolment.duplicated([key, "LAEstab_anon"]).any()
    totals = pupil.set_index(key)
    for field, counted in (
        ("TotalFixedExclusions", each[fixed].groupby(key).size()),
        ("TotalFixedSessions", each[fixed].groupby(key)["Sessions"].sum()),
    ):
        assert (totals[field] == counted.reindex(totals.index, fill_value=0)).all()
        assert enrolment[field].sum() == pupil[field].sum()
    name = "PermanentExclusionIndicator" if year <= 2007 else "PermanentExclusionCount"
    assert totals[name].sum() == permanent.sum()
    assert (pupil["Category_1"].notna()).all()
    counts = totals["TotalFixedExclusions"] + totals[name]
    side_by_side = totals[[f"Category_{n}" for n in range(1, MOST_IN_A_YEAR + 2)]].notna().sum(axis=1)
    assert (side_by_side == counts).all()
    assert (pupil["StartDate_2"].dropna() >= pupil["StartDate_1"][pupil["StartDate_2"].notna()]).all()


def test_a_child_who_was_not_excluded_has_no_row(clean: Block):
    census = clean.views["spring_census_2012"]["PupilMatchingRefAnonymous_spr12"]
    excluded = bare(clean, "exclusions_table_3_2012")["PupilMatchingRefAnonymous"]
    assert 0.005 < len(excluded) / len(census) < 0.06


def test_reasons_have_a_field_to_2020_and_three_after(clean: Block):
    before, after = bare(clean, "exclusions_table_1_2019"), bare(clean, "exclusions_table_1_2021")
    assert before["Reason"].notna().all()
    assert "Reason_A" not in before
    assert after["Reason"].isna().all()
    assert after["Reason_A"].notna().all()
    assert 0 < after["Reason_B"].notna().mean() < 0.6


def test_days_lie_in_term_and_the_term_is_theirs(clean: Block):
    for year in (2009, 2019):
        frame = bare(clean, f"exclusions_table_1_{year}")
        date = frame["StartDate"]
        assert date.between(f"{year - 1}-09-01", f"{year}-07-31").all()
        assert (date.dt.day_of_week < 5).all()
        assert ((frame["Term"] == "Autumn") == (date.dt.year == year - 1)).all()
    shut = bare(clean, "exclusions_table_1_2020")["StartDate"]
    assert 0 < (shut > "2020-03-20").mean() < 0.15


def test_only_permanent_exclusions_are_known_before_2006(clean: Block):
    for year in range(2002, 2006):
        frame = bare(clean, f"exclusions_{year}")
        assert (frame["PermanentExclusionInd"] == "1").all()
        assert frame["PupilMatchingRefAnonymous"].is_unique


def test_who_is_permanently_excluded_changes_school_or_leaves(lives: Lives):
    out, school = lives.behaviour.exclusions, lives.schooling.school
    gone = np.flatnonzero(out.kind == ExclusionKind.PERMANENT)
    person, year = out.person[gone], out.year[gone]
    assert len(gone) > 60
    assert len(np.unique(person)) == len(person)
    assert (out.school[gone] != NO_SCHOOL).all()
    later = year < YEAR_11
    assert (school[person[later], year[later] + 1] != school[person[later], year[later]]).all()
    # Nothing follows at that school in that year.
    for p, y, date in zip(person, year, out.date[gone], strict=True):
        assert (out.date[(out.person == p) & (out.year == y)] <= date).all()
    stays = lives.behaviour.stays
    assert set(stays.person[stays.sole]) == set(person)
    assert (stays.end >= stays.start).all()


def test_exclusion_goes_with_sex_need_poverty_and_lower_attainment(lives: Lives):
    out = lives.behaviour.exclusions
    excluded = np.zeros(len(lives.people), dtype=bool)
    excluded[out.person[out.year >= 7]] = True
    at_state = ~lives.people.independent
    male, poor = ~lives.people.female, lives.homes.free_meals[:, YEAR_11]
    need = lives.schooling.support[:, YEAR_11] > 0
    for group, times in ((male, 1.5), (poor, 1.4), (need, 1.5)):
        assert excluded[group & at_state].mean() > times * excluded[~group & at_state].mean()
    assert lives.attainment.score[excluded].mean() < lives.attainment.score[~excluded].mean() - 0.5
    passes = lives.attainment.passes >= 5
    assert passes[excluded].mean() < passes[~excluded].mean() - 0.15
    yearly = [len(np.unique(out.person[out.year == year])) for year in range(12)]
    assert max(yearly[:7]) < min(yearly[8:])
