"""Counts of other terms, of units and of places elsewhere agree with January's and with the lives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.lives.exclusions import ExclusionKind
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.records import ids
from synthetic_data.records.census import LEAVERS_FROM, UNITS_FROM, term_date

GROUPS = ("annual_census", "autumn_census", "summer_census")
COUNTS = [view for view in catalogue.views() if view.group in GROUPS]
LOOSE = {"NCyearActual", "NCyearLeaving", "RecordStatus"}
"""The form writes these as ranges."""
CODED = [*COUNTS, *(v for v in catalogue.views() if v.group in ("pru_census", "alternative_provision"))]


def bare(clean: Block, name: str) -> pd.DataFrame:
    view = catalogue.view(name)
    return clean.views[view.name].rename(columns={column.name: column.field for column in view.columns})


@pytest.mark.parametrize("view", CODED, ids=lambda view: view.name)
def test_codes_are_those_of_the_catalogue(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    for column in view.columns:
        if column.codes and column.type.startswith("varchar") and column.field not in LOOSE:
            found = set(frame[column.name].dropna())
            if column.field not in ("AP_Month_Part", "PRU_NCyearActual"):
                assert found <= set(column.codes), column.name


@pytest.mark.parametrize(
    ("name", "held", "not_held"),
    [
        (
            "plasc_2002",
            ["FreeSchoolMeals_02", "DateOfJoining_02", "SENstage_02", "MotherTongue_02"],
            ["Ethnicity_02"],
        ),
        ("plasc_2003", ["FSMeligible_03", "Ethnicity_03", "SENstatus_03", "LLSOA_03"], ["PHASE_03"]),
        ("summer_census_2010", ["LAEstab_anon_sum10", "EthnicGroupMinor_sum10"], ["EVERFSM_3_sum10"]),
        ("summer_census_2012", ["LAEstab_anon_sum12", "OnRoll_sum12"], ["EthnicGroupMinor_sum12"]),
        ("autumn_census_2015", ["QualHrs_aut15", "NCyearLeaving_aut15"], ["DistCurrSch_aut15"]),
        ("autumn_census_2012", ["LLSOA_aut12"], ["QualHrs_aut12", "NCyearLeaving_aut12"]),
    ],
)
def test_each_count_has_the_names_of_its_term_and_year(clean: Block, name, held, not_held):
    assert set(held) <= set(clean.views[name].columns)
    assert not set(not_held) & set(clean.views[name].columns)


def test_days_of_the_other_counts():
    assert [str(np.datetime64(term_date(2011, autumn), "D")) for autumn in (True, False)] == [
        "2010-10-07",
        "2011-05-19",
    ]


@pytest.mark.parametrize("view", COUNTS, ids=lambda view: view.name)
def test_every_row_of_a_count_makes_sense(clean: Block, view: catalogue.View):
    frame = bare(clean, view.name)
    here = frame[frame["LeavingDate"].isna()]
    assert (here["EntryDate"] <= here["CensusDate"]).all()
    assert (frame["LeavingDate"].dropna() < frame["CensusDate"][frame["LeavingDate"].notna()]).all()
    single = here[~here["EnrolStatus"].isin(["M", "S"])]
    assert single["PupilMatchingRefAnonymous"].is_unique
    assert single["RecordStatus"].isna().all()
    year = here["NCyearActual"].replace("R", "0").astype(int)
    assert (here["AgeAtStartOfAcademicYear"] == year + 4).all()
    if "OnRoll" in frame:
        assert ((frame["OnRoll"] == 1) == frame["LeavingDate"].isna()).all()


@pytest.mark.parametrize("term", ["autumn", "summer"])
def test_nearly_all_pupils_of_january_are_at_the_same_school_in_other_terms(clean: Block, term: str):
    spring, other = bare(clean, "spring_census_2011"), bare(clean, f"{term}_census_2011")
    both = spring.merge(other, on="PupilMatchingRefAnonymous", suffixes=("", "_other"))
    assert 0.97 < len(both) / len(spring) <= 1
    same = both["LAEstab_anon"] == both["LAEstab_anon_other"]
    assert same.mean() > 0.95
    # Who is elsewhere in October joined the school of January after it.
    moved = both[~same]
    assert (moved["EntryDate"] > moved["CensusDate_other"]).all()
    assert (len(moved) > 0) == (term == "autumn")
    meals = both["FSMeligible"] == both["FSMeligible_other"]
    assert 0.9 < meals.mean() < 1


def test_pupils_of_units_stand_twice_from_2014_on(clean: Block):
    for view in COUNTS:
        frame = bare(clean, view.name)
        if view.group == "annual_census" or view.years[0] < UNITS_FROM:
            assert not frame["EnrolStatus"].isin(["M", "S"]).any()
            continue
        double = frame[frame["EnrolStatus"].isin(["M", "S"])]
        both = (
            double.sort_values("EnrolStatus").groupby("PupilMatchingRefAnonymous")["EnrolStatus"].agg("".join)
        )
        assert (both == "MS").all()
        assert ((double["RecordStatus"] == 103) == (double["EnrolStatus"] == "S")).all()
        assert (frame.loc[frame["EnrolStatus"] == "S", "PHASE"] == "PR").all()
    assert bare(clean, "summer_census_2015")["PHASE"].eq("PR").sum() > 5


def test_leavers_stand_in_the_autumn_after_as_no_longer_on_roll(clean: Block):
    assert bare(clean, f"autumn_census_{LEAVERS_FROM - 1}")["LeavingDate"].isna().all()
    frame = bare(clean, "autumn_census_2016")
    gone = frame[frame["OnRoll"] == 0]
    assert len(gone) > 100
    assert set(gone["NCyearLeaving"]) == {"11", "12", "13"}
    assert gone["NCyearActual"].isna().all()
    assert frame.loc[frame["OnRoll"] == 1, "NCyearLeaving"].isna().all()
    last = bare(clean, "summer_census_2015")["PupilMatchingRefAnonymous"]
    assert gone["PupilMatchingRefAnonymous"].isin(last).mean() > 0.95
    planned = frame[frame["QualHrs"].notna()]
    assert set(planned["NCyearActual"]) == {"12", "13"}
    assert planned["QualHrs"].between(250, 800).all()


def test_the_permanently_excluded_are_on_no_schools_list_until_their_next(clean: Block, lives: Lives):
    out = lives.behaviour.exclusions
    cohort = lives.people.cohort.astype(int)
    rows = np.flatnonzero(
        (out.kind == ExclusionKind.PERMANENT) & (cohort[out.person] - YEAR_11 + out.year == 2012)
    )
    summer = bare(clean, "summer_census_2012").set_index("PupilMatchingRefAnonymous")
    date = term_date(2012, False)
    assert len(rows) > 3
    for row in rows:
        reference = ids.pupil_reference(lives.plan.seed, lives.people.number[out.person[[row]]])[0]
        if out.date[row] + 6 <= date:
            assert reference not in summer.index
        else:
            assert reference in summer.index


def test_units_list_pupils_who_have_a_school_besides(clean: Block):
    units = clean.views["pru_census_2010_to_2013"]
    assert set(units["PRU_AcademicYear"]) == {f"{year - 1}/{year}" for year in range(2010, 2014)}
    assert units["PRU_PupilMatchingRefAnonymous"].notna().all()
    assert (units["PRU_EntryDate"] <= units["PRU_CensusDate"]).all()
    for year, rows in units.groupby("PRU_AcademicYear"):
        assert rows["PRU_PupilMatchingRefAnonymous"].is_unique
        spring = bare(clean, f"spring_census_{year[-4:]}")
        besides = rows[rows["PRU_EnrolStatus"] == "S"]
        assert besides["PRU_PupilMatchingRefAnonymous"].isin(spring["PupilMatchingRefAnonymous"]).all()
        assert not rows["PRU_LAEstab_anon"].isin(spring["LAEstab_anon"]).any()


def test_places_elsewhere_have_no_dates_and_a_type_to_2017(clean: Block):
    view = catalogue.view("ap_census_2008_to_2021")
    frame = clean.views[view.name]
    assert not [column.name for column in view.columns if column.type == "date"]
    year = frame["AP_ACADYR"].str[-4:].astype(int)
    assert (year == frame["AP_Year"]).all()
    assert (frame["AP_APTypeDescription"].notna() == (year <= 2017)).all()
    assert (frame["AP_OpenPlacement"].notna() == (year >= 2018)).all()
    assert set(frame["AP_APTypeDescription"].dropna()) >= {"IND", "NOT"}
    assert not frame.duplicated(["AP_PupilMatchingRefAnonymous", "AP_Year"]).any()
    assert frame.loc[frame["AP_APTypeDescription"] == "IND", "AP_SENProvision"].isin(["S", "E"]).all()
