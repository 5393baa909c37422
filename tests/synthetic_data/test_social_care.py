"""Children in need and looked after: tables hold together, years are right, and care goes with what it goes with."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.lives.care import REFERRAL_SOURCES, Abuse, Closure, Leaving, Legal, Need, Placement
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.records import social_care

GROUPS = {
    "children_in_need",
    "child_protection_plans",
    "cin_disabilities",
    "cin_open_cases",
    "cin_services",
    "children_looked_after",
}
VIEWS = [view for view in catalogue.views() if view.group in GROUPS]


@pytest.fixture(scope="module")
def cases(clean: Block) -> pd.DataFrame:
    return clean.views["cin_2009_to_2021"]


@pytest.fixture(scope="module")
def looked_after(clean: Block) -> pd.DataFrame:
    return clean.views["cla_2006_to_2021"]


def year_of(frame: pd.DataFrame) -> pd.Series:
    return frame["CIN_ACADYR"].str[-4:].astype(int)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_codes_and_years_are_those_of_the_form(clean: Block, view: catalogue.View, cases: pd.DataFrame):
    frame = clean.views[view.name]
    if "CIN_ChildTableID" in frame:
        years = cases.drop_duplicates("CIN_ChildTableID").set_index("CIN_ChildTableID")["CIN_ACADYR"]
        year = frame["CIN_ChildTableID"].map(years).str[-4:].astype(int)
    elif view.group == "cin_services":
        year = pd.Series(2009, index=frame.index)
    else:
        year = frame["cla_PROCESSING_YEAR"]
    assert len(frame) > 100
    for column in view.columns:
        known = frame[column.name].notna()
        if column.codes and column.type.startswith("varchar") and column.field != "CIN_AsylumSeeking":
            assert set(frame[column.name][known]) <= set(column.codes), column.name
        assert set(year[known]) <= set(column.years), column.name


def test_every_kind_of_thing_has_a_code():
    for kinds, codes in (
        (Need, social_care.NEED_CODES),
        (Abuse, social_care.ABUSE_CODES),
        (Closure, social_care.CLOSURE_CODES),
        (Legal, social_care.LEGAL_CODES),
        (Placement, social_care.PLACEMENT_CODES),
        (Leaving, social_care.LEAVING_CODES),
        (REFERRAL_SOURCES, social_care.SOURCE_CODES),
    ):
        assert len(codes) == len(kinds)


def test_ids_tie_the_tables_of_children_in_need_together(clean: Block, cases: pd.DataFrame):
    children = set(cases["CIN_ChildTableID"])
    for name in ("cin_cpp_2009_to_2021", "cin_disabilities_2009_to_2021", "cin_open_case_2009_to_2021"):
        assert set(clean.views[name]["CIN_ChildTableID"]) <= children, name
    assert set(clean.views["cin_disabilities_2009_to_2021"]["CIN_ChildTableID"]) == children
    details = cases["CIN_CINDetailsTableID"].dropna()
    assert details.is_unique
    assert (
        not cases[["CIN_ChildTableID", "CIN_ACADYR"]].drop_duplicates().duplicated("CIN_ChildTableID").any()
    )
    services = clean.views["cin_service_provision_2009"]
    joined = services.merge(
        cases,
        left_on=["ChildTableID", "CINDetailsTableID"],
        right_on=["CIN_ChildTableID", "CIN_CINDetailsTableID"],
    )
    assert len(joined) == len(services)
    assert (joined["ServiceProvisionStartDate"] >= joined["CIN_ReferralDate"]).all()
    # The same child has another id in the next count, and the same reference.
    known = cases[cases["CIN_PupilMatchingRefAnonymous"] != ""]
    per_child = known.groupby("CIN_PupilMatchingRefAnonymous")
    assert (per_child["CIN_ChildTableID"].nunique() == per_child["CIN_ACADYR"].nunique()).all()


def test_many_children_in_need_are_too_young_for_a_reference(cases: pd.DataFrame, clean: Block):
    young = cases["CIN_PupilMatchingRefAnonymous"] == ""
    assert 0.1 < young.mean() < 0.35
    assert cases.loc[~young & (year_of(cases) > 2012), "CIN_ChildAge31March"].min() >= 6
    assert cases.loc[young, "CIN_YearOfBirth"].min() >= 2005
    lookup = clean.views["LEARNER_AE_ID_TO_PMR_LOOKUP"]["PUPILMATCHINGREFANONYMOUS"]
    assert cases.loc[~young, "CIN_PupilMatchingRefAnonymous"].isin(lookup).all()


def test_a_case_is_open_or_closed(cases: pd.DataFrame):
    year = year_of(cases)
    march = pd.to_datetime(year.astype(str) + "-03-31")
    later = year > 2009
    assert ((cases["CIN_CaseOpen31March"] == 1) == cases["CIN_CINClosureDate"].isna())[later].all()
    assert (cases["CIN_ReferralDate"] <= march).all()
    closed = cases["CIN_CINClosureDate"].notna()
    assert (cases["CIN_CINClosureDate"] <= march)[closed].all()
    assert (cases["CIN_CINClosureDate"] > cases["CIN_ReferralDate"])[closed].all()
    assert (cases["CIN_ReasonForClosure"].notna() == closed).all()
    nothing = cases["CIN_ReferralNFA"] == 1
    assert 0.05 < nothing[later].mean() < 0.3
    assert (cases.loc[nothing, "CIN_CINAt31March"] == 0).all()
    in_need = cases[cases["CIN_CINAt31March"] == 1]
    assert not in_need.duplicated("CIN_ChildTableID").any()
    assert cases["CIN_PrimaryNeedCode"].eq("N1").mean() > 0.4


def test_plans_lie_in_their_case_and_count_those_before(clean: Block, cases: pd.DataFrame):
    plans = clean.views["cin_cpp_2009_to_2021"]
    joined = plans.merge(cases, on="CIN_ChildTableID", suffixes=("", "_case"))
    start = joined["CIN_CPPstartDate"]
    inside = (start >= joined["CIN_ReferralDate"]) & ~(start > joined["CIN_CINClosureDate"])
    assert (
        joined.loc[inside | start.isna(), "CIN_ChildTableID"].nunique() == plans["CIN_ChildTableID"].nunique()
    )
    assert plans["CIN_NumberOfPreviousCPP"].max() >= 1
    later = plans.dropna(subset=["CIN_LatestCategoryOfAbuse"])
    changed = later["CIN_InitialCategoryOfAbuse"] != later["CIN_LatestCategoryOfAbuse"]
    assert 0 < changed.mean() < 0.15


def test_only_the_latest_episode_of_a_year_is_there(looked_after: pd.DataFrame, lives: Lives):
    known = looked_after[looked_after["cla_PupilMatchingRefAnonymous"] != ""]
    assert not known.duplicated(["cla_PupilMatchingRefAnonymous", "cla_PROCESSING_YEAR"]).any()
    assert len(lives.care.episodes.start) > 1.5 * len(lives.care.periods.start)
    march = pd.to_datetime(looked_after["cla_PROCESSING_YEAR"].astype(str) + "-03-31")
    start, end = looked_after["cla_DATE_EPI_COMM"], looked_after["cla_DATE_EPI_CEASED"]
    assert (start >= looked_after["cla_POC_START"]).all()
    assert (start <= march).all()
    assert (end.isna() == (looked_after["cla_REC"] == "-10")).all()
    assert (end <= march)[end.notna()].all()
    there = looked_after["cla_CLA_31_MARCH"] == 1
    assert end[there].isna().mean() > 0.97
    half, whole = looked_after["cla_CLA_6_MONTHS"], looked_after["cla_CLA_12_MONTHS"]
    assert (whole <= half).all()
    assert (half <= looked_after["cla_CLA_31_MARCH"]).all()
    until = march.where(there, end)
    months = (until - looked_after["cla_POC_START"]).dt.days / 30.44
    assert (months - looked_after["cla_POC_LENGTH"].astype(float)).abs().max() < 1.1
    assert looked_after["cla_REC"].isin(["E4A", "E4B"]).any()
    assert not (
        looked_after["cla_REC"].isin(["E4A", "E4B"]) & (looked_after["cla_PROCESSING_YEAR"] < 2015)
    ).any()


def test_children_who_came_alone(looked_after: pd.DataFrame):
    alone = looked_after[looked_after["cla_UASC_STATUS"] == 1]
    assert len(alone) > 5
    assert (alone["cla_CAT_NEED"] == "N8").all()
    assert (alone["cla_LEGAL STATUS"] == "V2").all()
    assert (alone["cla_AGE_AUG"] >= 11).all()


def test_children_looked_after_are_in_need_and_their_case_says_so(
    clean: Block, cases: pd.DataFrame, looked_after
):
    there = looked_after[
        (looked_after["cla_CLA_31_MARCH"] == 1) & (looked_after["cla_PROCESSING_YEAR"] >= 2009)
    ]
    there = there[there["cla_PupilMatchingRefAnonymous"] != ""]
    keys = cases.assign(year=year_of(cases))[["CIN_PupilMatchingRefAnonymous", "year", "CIN_ChildTableID"]]
    joined = there.merge(
        keys.drop_duplicates(),
        left_on=["cla_PupilMatchingRefAnonymous", "cla_PROCESSING_YEAR"],
        right_on=["CIN_PupilMatchingRefAnonymous", "year"],
    )
    assert len(joined) == len(there)
    status = clean.views["cin_open_case_2009_to_2021"]
    cared_for = status.loc[status["CIN_OpenCaseInformation"] == "CLA", "CIN_ChildTableID"]
    assert joined["CIN_ChildTableID"].isin(cared_for).all()


def test_care_does_not_contradict_the_results_at_key_stage_4(clean: Block, looked_after: pd.DataFrame):
    results = clean.views["KS4Pupil_2015_to_2021"]
    results = results.assign(year=results["KS4_ACADYR"].str[-4:].astype(int))
    joined = results.merge(
        looked_after,
        left_on=["KS4_PupilMatchingRefAnonymous", "year"],
        right_on=["cla_PupilMatchingRefAnonymous", "cla_PROCESSING_YEAR"],
    )
    assert len(joined) > 10
    assert (joined["KS4_FSM6CLA1A"].dropna() == 1).all()


def test_care_need_exclusion_absence_and_support_go_together(lives: Lives):
    years = slice(0, YEAR_11 + 1)
    need = lives.care.in_need[:, years].any(axis=1)
    cared_for = lives.care.looked_after[:, years].any(axis=1)
    assert 0.15 < need.mean() < 0.35
    assert 0.01 < cared_for.mean() < 0.04
    excluded = np.zeros(len(lives.people), dtype=bool)
    excluded[lives.behaviour.exclusions.person] = True
    rows = lives.attendance
    possible, missed = np.zeros(len(lives.people)), np.zeros(len(lives.people))
    np.add.at(possible, rows.person, rows.possible[:, :3].sum(axis=1))
    np.add.at(missed, rows.person, rows.missed[:, :3].sum(axis=(1, 2)))
    absent = missed / np.maximum(possible, 1)
    support = lives.schooling.support[:, YEAR_11] > 0
    poor = lives.homes.free_meals[:, YEAR_11]
    passes = lives.attainment.passes >= 5
    for group in (need, cared_for):
        for other, times in ((excluded, 1.6), (absent, 1.2), (support, 1.4), (poor, 1.8)):
            assert other[group].mean() > times * other[~group].mean()
        assert passes[group].mean() < passes[~group].mean() - 0.15
        assert lives.higher.graduate[group].mean() < 0.75 * lives.higher.graduate[~group].mean()
    assert passes[cared_for].mean() < passes[need].mean()
