"""Absence: parts add up, gaps are where they are in the real source, and who misses school is who one would expect."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.records.absence import REASON_CODES, TERMS

VIEWS = [view for view in catalogue.views() if view.group == "absence"]
AUTHORISED, UNAUTHORISED = list("IMRSTHFEC"), list("GUON")
LOOSE = {"NCyearActual", "PrimarySENtype", "SENprovision"}
"""The form writes the first as a range; its lists of needs and provision here stop before the reform of 2014."""


def test_special_needs_have_the_codes_of_their_time(clean: Block):
    assert set(bare(clean, 2012)["SENprovision"]) == {"N", "A", "P", "S"}
    assert set(bare(clean, 2020)["SENprovision"]) == {"N", "K", "E"}
    assert "SEMH" in set(bare(clean, 2019)["PrimarySENtype"])


def bare(clean: Block, year: int) -> pd.DataFrame:
    view = catalogue.view(f"Absence_{year}_3term")
    return clean.views[view.name].rename(columns={column.name: column.field for column in view.columns})


def rate(frame: pd.DataFrame, half_terms: str) -> float:
    sums = frame[[f"OverallAbsence_{half_terms}", f"SessionsPossible_{half_terms}"]].sum()
    return float(sums.iloc[0] / sums.iloc[1])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_codes_are_those_of_the_catalogue(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    for column in view.columns:
        if column.codes and column.type.startswith("varchar") and column.field not in LOOSE:
            assert set(frame[column.name].dropna()) <= set(column.codes), column.name


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_parts_add_up(clean: Block, view: catalogue.View):
    assert view.year is not None
    frame = bare(clean, view.year)
    for term in TERMS[: 3 if view.year < 2013 else 4]:
        leave, without = frame[f"AuthorisedAbsence_{term}"], frame[f"UnauthorisedAbsence_{term}"]
        assert (leave + without).equals(frame[f"OverallAbsence_{term}"])
        assert (frame[f"OverallAbsence_{term}"] <= frame[f"SessionsPossible_{term}"]).fillna(True).all()
        if view.year == 2006:
            continue
        by_reason = frame[f"AuthorisedAbsenceFlag_{term}"] == "Reason"
        for codes, total in ((AUTHORISED, leave), (UNAUTHORISED, without)):
            held = [f"TermlyReason{code}_{term}" for code in codes if f"TermlyReason{code}_{term}" in frame]
            assert (frame.loc[by_reason, held].sum(axis=1) == total[by_reason]).all(), term
            assert frame.loc[~by_reason, held].isna().all(axis=None)
    if 2007 <= view.year <= 2014:
        assert 0.02 < (frame["AuthorisedAbsenceFlag_Autumn"] == "Total").mean() < 0.35


def test_no_reason_is_written_without_a_code():
    assert len(set(REASON_CODES)) == len(REASON_CODES) == 13


def test_a_row_is_an_enrolment_and_sums_are_a_child_in_a_year(clean: Block):
    frame = bare(clean, 2011)
    times = frame.groupby("PupilMatchingRefAnonymous")["LAEstab_anon"].agg(["size", "nunique"])
    assert (times["size"] == times["nunique"]).all()
    assert 0.005 < (times["size"] > 1).mean() < 0.06
    assert (frame.groupby("PupilMatchingRefAnonymous")["MainRecord"].sum() == 1).all()
    whole = frame.groupby("PupilMatchingRefAnonymous")["SessionsPossible_3Term"].sum()
    assert whole.max() <= 420
    once, twice = (whole[(times["size"] == 1) == single] for single in (True, False))
    assert abs(once.median() - twice.median()) < 25
    left = frame[frame["LeavingDate"].notna()]
    assert (left["MainRecord"] == 0).mean() > 0.8


def test_children_of_compulsory_school_age_are_there_and_in_the_census(clean: Block):
    frame = bare(clean, 2010)
    assert set(frame["AgeAtStartOfAcademicYear"]) == set(range(5, 16))
    census = clean.views["spring_census_2010"]["PupilMatchingRefAnonymous_spr10"]
    main = frame[frame["MainRecord"] == 1]["PupilMatchingRefAnonymous"]
    assert main.isin(census).mean() > 0.995


def test_what_was_not_collected_in_2019_20_is_missing(clean: Block):
    frame = bare(clean, 2020)
    assert frame["SessionsPossible_Autumn"].notna().all()
    for field in ("SessionsPossible_Spring", "OverallAbsence_Summer6th", "SessionsPossible_5HalfTerms"):
        assert frame[field].isna().all()
    assert frame["PA10_threshold_6HalfTerms"].isna().all()


def test_special_schools_give_the_year_alone_before_2016_17(clean: Block):
    for year in (2010, 2015):
        frame = bare(clean, year)
        annual = frame["SessionsPossible_Annual"].notna()
        assert 0 < annual.sum() < 0.05 * len(frame)
        assert (annual == frame["SessionsPossible_Autumn"].isna()).all()
        sums = "3Term" if year < 2013 else "5HalfTerms"
        assert frame[f"SessionsPossible_{sums}"].notna().all()
        assert (frame[f"SessionsPossible_{sums}"] == frame["SessionsPossible_Annual"])[annual].all()
    assert bare(clean, 2017)["SessionsPossible_Autumn"].notna().all()


def test_the_sixth_half_term_is_to_be_disregarded_in_year_11(clean: Block):
    frame = bare(clean, 2016)
    sixth = frame[frame["SessionsPossible_Summer6th"] > 0]
    share = sixth["OverallAbsence_Summer6th"] / sixth["SessionsPossible_Summer6th"]
    last = sixth["NCyearActual"] == "11"
    assert share[last].mean() > 0.7
    assert share[~last].mean() < 0.12
    none = frame["SessionsPossible_Summer6th"] == 0
    assert none[frame["NCyearActual"] == "11"].mean() > 0.2


def test_persistent_absence_follows_from_sessions(clean: Block):
    frame = bare(clean, 2016)
    tenth = 10 * frame["OverallAbsence_5HalfTerms"] >= frame["SessionsPossible_5HalfTerms"]
    tenth &= frame["SessionsPossible_5HalfTerms"] > 0
    assert ((frame["PA10_Exact_5Halfterms"] == 1) == tenth).all()
    assert ((frame["PA15_Threshold_5Halfterms"] == 1) == (frame["OverallAbsence_5HalfTerms"] >= 46)).all()
    assert frame["PA15_Exact_5Halfterms"].mean() < frame["PA10_Exact_5Halfterms"].mean() < 0.2


def test_absence_is_higher_early_at_secondary_schools_and_for_the_poor(clean: Block):
    early, late = bare(clean, 2007), bare(clean, 2012)
    assert rate(late, "3Term") < rate(early, "3Term")
    older = late["NCyearActual"].astype(int) > 6
    assert rate(late[~older], "3Term") < rate(late[older], "3Term")
    for frame, sums in ((late, "3Term"), (bare(clean, 2015), "5HalfTerms")):
        assert 0.035 < rate(frame, sums) < 0.09
        poor = frame["FSMeligible"] == 1
        assert rate(frame[poor], sums) > 1.3 * rate(frame[~poor], sums)
        help_given = frame["SENprovision"] != "N"
        assert rate(frame[help_given], sums) > 1.15 * rate(frame[~help_given], sums)
    pandemic = bare(clean, 2021)
    assert pandemic["SessionsPossible_Spring"].max() < 60


def test_absence_persists_and_goes_with_lower_attainment(lives: Lives):
    rows = lives.attendance
    missed = rows.missed[:, :3].sum(axis=(1, 2))
    possible = rows.possible[:, :3].sum(axis=1)
    share = pd.Series(missed / np.maximum(possible, 1), index=[rows.person, rows.year])[rows.main]
    ninth, tenth = share.xs(9, level=1), share.xs(10, level=1)
    assert ninth.corr(tenth) > 0.4
    score = pd.Series(lives.attainment.score, index=range(len(lives.people)))
    assert tenth.corr(score) < -0.2
    excluded = (rows.missed[:, :, REASON_CODES.index("E")] > 0).any(axis=1)
    assert 0.01 < excluded[rows.year == 9].mean() < 0.12
