"""Levels reached by any route, year by year, and how things stood in the end."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives

KEY = "YPMAD_PupilMatchingRefAnonymous"
LEVELS = [f"YPMAD_L{level}_OVERALL" for level in (1, 2, 3)]


@pytest.fixture(scope="module")
def years(clean: Block) -> pd.DataFrame:
    return clean.views["ypmad_2002_to_2021"]


@pytest.fixture(scope="module")
def snapshot(clean: Block) -> pd.DataFrame:
    return clean.views["ypmad_snapshot_2021"]


def test_a_row_is_a_person_in_an_academic_year(clean: Block, years, snapshot):
    assert not years.duplicated([KEY, "YPMAD_Ac_Year"]).any()
    assert not snapshot.duplicated(KEY).any()
    assert set(snapshot[KEY]) == set(years[KEY]) == set(clean.truth["people"]["PupilMatchingRefAnonymous"])
    after = years["YPMAD_Ac_Year"] - years["YPMAD_Base_Year"]
    assert (years["YPMAD_AgeAtStartofAcadYear"] == 15 + after).all()
    assert after.between(0, 5).all()
    assert (years["YPMAD_Academic_Year"].str[-4:].astype(int) == years["YPMAD_Ac_Year"]).all()
    complete = snapshot["YPMAD_Base_Year"] <= 2018
    upto = years[(after <= 3)].groupby(KEY).size().reindex(snapshot.loc[complete, KEY])
    assert (upto == 4).all()


def test_levels_are_never_lost_and_higher_ones_imply_lower(years):
    ordered = years.sort_values([KEY, "YPMAD_Ac_Year"])
    for level in LEVELS:
        assert (ordered.groupby(KEY)[level].diff().dropna() >= 0).all()
    assert (years[LEVELS[0]] >= years[LEVELS[1]]).all()
    assert (years[LEVELS[1]] >= years[LEVELS[2]]).all()
    for level in (1, 2, 3):
        ways = years[[f"YPMAD_L{level}_{way}" for way in ("ACADEMIC", "FE_ILR", "WBL_ILR")]].max(axis=1)
        assert (ways <= years[f"YPMAD_L{level}_OVERALL"]).all()


def test_level_2_at_16_is_that_of_the_pupil_table(clean: Block, years):
    first = years[years["YPMAD_AgeAtStartofAcadYear"] == 15].set_index(KEY)
    passes = clean.truth["people"].set_index("PupilMatchingRefAnonymous")["passes"]
    assert (first["YPMAD_L2_OVERALL"] == (passes.reindex(first.index) >= 5)).all()
    pupils = clean.views["KS4Pupil_2002_to_2014"]
    early = pupils[pupils["KS4_ACADYR"].str[-4:].astype(int).between(2002, 2013)]
    joined = early.set_index("KS4_PupilMatchingRefAnonymous").join(first, how="inner")
    basics = (joined["YPMAD_EN_L2_ACADEMIC"] == 1) & (joined["YPMAD_MA_L2_ACADEMIC"] == 1)
    assert (joined["KS4_L2BASICS"] == basics).mean() > 0.999


def test_level_3_at_18_is_that_of_sixth_form_and_college(clean: Block, lives: Lives, years):
    third = years[years["YPMAD_AgeAtStartofAcadYear"] == 17].set_index(KEY)
    people = clean.truth["people"].set_index("PupilMatchingRefAnonymous")
    number = people["person"].reindex(third.index).to_numpy()
    advanced = lives.advanced
    some = pd.Series(advanced.finished & (advanced.award != 1)).groupby(advanced.person).any()
    held = third["YPMAD_L3_ACADEMIC"].to_numpy() == 1
    assert some.reindex(number[held], fill_value=False).all()
    aims = clean.views["aims"]
    lookup = clean.views["education_records_lookup"].set_index("RECORDID")["AE_ID"]
    full = aims[(aims["FullL3"] == 1) & (aims["achievement"] == 1) & (aims["programme_type"] == -1)]
    owner = people.reset_index().set_index("AE_ID")["PupilMatchingRefAnonymous"]
    reached = pd.Series(full["Year"].to_numpy() + 1, index=full["RECORDID"].map(lookup).map(owner))
    by_then = reached.groupby(level=0).min()
    rows = third.join(by_then.rename("reached"), how="inner")
    by_18 = rows["reached"] <= rows["YPMAD_Ac_Year"]
    assert (rows.loc[by_18, "YPMAD_L3_FE_ILR"] == 1).all()
    # The learner record does not have all results yet.
    assert (by_18 == (rows["YPMAD_L3_FE_ILR"] == 1)).mean() > 0.99


def test_level_3_by_19_rises_with_attainment_and_is_near_what_is_remembered(clean: Block, snapshot):
    at_19 = snapshot.set_index(KEY)["YPMAD_L3_at_19"].dropna().astype(int)
    # From memory, to be checked: about 57 % in 2015.
    assert at_19.mean() == pytest.approx(0.58, abs=0.05)
    people = clean.truth["people"].set_index("PupilMatchingRefAnonymous").reindex(at_19.index)
    assert at_19[people["passes"] >= 5].mean() > at_19[people["passes"] < 5].mean() + 0.3
    assert (
        at_19[people["free_meals_at_15"] == 0].mean() > at_19[people["free_meals_at_15"] == 1].mean() + 0.15
    )


def test_the_snapshot_is_the_sum_of_the_years(years, snapshot):
    last = years[years["YPMAD_AgeAtStartofAcadYear"] == 18].set_index(KEY)
    known = snapshot.set_index(KEY).reindex(last.index)
    for level in (1, 2, 3):
        assert (known[f"YPMAD_L{level}_at_19"].astype(int) == last[f"YPMAD_L{level}_OVERALL"]).all()
        first = years[years[f"YPMAD_L{level}_OVERALL"] == 1].groupby(KEY)["YPMAD_Ac_Year"].min()
        when = snapshot.set_index(KEY)[f"YPMAD_Year_L{level}"].dropna().astype(int)
        # Who is in no source has no rows in the last years in which something may be reached.
        shared = when.index.intersection(first.index)
        assert (when[shared] == first[shared]).all()
        assert len(shared) > 0.99 * len(when)
        kind = snapshot[f"YPMAD_L{level}_qualtype19"]
        assert (kind.notna() == (snapshot[f"YPMAD_L{level}_at_19"] == 1).fillna(False)).all()
        codes = {int(code) for code in catalogue.view("ypmad_snapshot_2021").column_for(kind.name).codes}
        assert set(kind.dropna().astype(int)) <= codes


def test_years_to_come_are_missing(snapshot):
    late = snapshot["YPMAD_Base_Year"] == 2021
    assert snapshot.loc[late, ["YPMAD_L2_at_17", "YPMAD_In17", "YPMAD_L3_qualtype18"]].isna().all(axis=None)
    assert snapshot.loc[late, "YPMAD_L2_at_16"].notna().all()


def test_apprentices_are_those_of_the_learner_record(clean: Block, years):
    learners = clean.views["learners"]
    lookup = clean.views["education_records_lookup"].set_index("RECORDID")["AE_ID"]
    people = clean.truth["people"].set_index("AE_ID")["PupilMatchingRefAnonymous"]
    apprentices = learners[learners["AppParticipant"] == 1]
    pairs = set(
        zip(
            apprentices["RECORDID"].map(lookup).map(people),
            apprentices["AcademicYear"].str[-4:].astype(int),
            strict=True,
        )
    )
    found = years[years["YPMAD_OnAppren"] > 0]
    assert set(zip(found[KEY], found["YPMAD_Ac_Year"], strict=True)) == pairs
    assert (years["YPMAD_ILR_WBL_DATAONPUPIL"] == (years["YPMAD_OnAppren"] > 0)).all()


def test_some_things_stand_in_the_rows_of_the_last_year_only(years):
    for column in catalogue.view("ypmad_2002_to_2021").columns:
        outside = ~years["YPMAD_Ac_Year"].isin(column.years)
        assert years.loc[outside, column.name].isna().all(), column.name
    assert years.loc[years["YPMAD_Ac_Year"] == 2021, "YPMAD_gender"].notna().all()
