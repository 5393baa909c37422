"""Applications to university: who applies and is placed, and what the three tables say of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data.blocks import Block
from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import Award
from synthetic_data.lives.applications import AFTER, TEACHERS, Acceptance, Applications
from synthetic_data.lives.courses import Level
from synthetic_data.lives.higher_education import NEVER
from synthetic_data.plan import Plan

KEYS = ["PupilMatchingRefAnonymous", "unique_id_cycle", "applicant_id", "application_cycle"]


@pytest.fixture(scope="module")
def applicants(clean: Block) -> pd.DataFrame:
    return clean.views["applicants"]


@pytest.fixture(scope="module")
def choices(clean: Block) -> pd.DataFrame:
    return clean.views["applications"]


@pytest.fixture(scope="module")
def qualifications(clean: Block) -> pd.DataFrame:
    return clean.views["qualifications"]


@pytest.fixture(scope="module")
def of_2020() -> tuple[Lives, Applications]:
    """Lives of 10,000 people who are eighteen in 2019 or 2020."""
    lives = Lives(Plan(10_000, 4, cohorts=(2017, 2018)), 0)
    return lives, lives.applications


def test_three_tables_have_the_same_applicants(applicants, choices, qualifications):
    assert not applicants.duplicated("unique_id_cycle").any()
    assert not choices.duplicated("unique_application_id_cycle").any()
    keys = applicants.set_index("unique_id_cycle")[KEYS[:1] + KEYS[2:]]
    for table in (choices, qualifications):
        assert set(table["unique_id_cycle"]) <= set(applicants["unique_id_cycle"])
        rows = table[KEYS].drop_duplicates().set_index("unique_id_cycle")
        assert (rows == keys.loc[rows.index]).all(axis=None)
    assert set(choices["unique_id_cycle"]) == set(applicants["unique_id_cycle"])
    assert set(applicants["application_cycle"]) == set(range(2007, 2022))


def test_applicants_are_eighteen_in_their_cycle(clean: Block, applicants):
    people = clean.truth["people"].set_index("PupilMatchingRefAnonymous")
    cohort = people["cohort"].reindex(applicants["PupilMatchingRefAnonymous"]).to_numpy()
    assert (applicants["application_cycle"].to_numpy() == cohort + 2).all()
    assert (applicants["applicant_age"] == 18).all()


def test_who_starts_at_university_was_placed_there(lives: Lives):
    applied, higher = lives.applications, lives.higher
    placed = np.zeros(len(lives.people), dtype=bool)
    placed[applied.person[applied.placed]] = True
    assert placed[higher.entry == 3].mean() > 0.95
    assert (higher.entry[applied.person[applied.deferred]] == 4).all()
    # Some are placed and never come; nobody else is placed without going.
    stays_away = applied.placed & ~np.isin(higher.entry[applied.person], (3, 4))
    assert (higher.entry[applied.person[stays_away]] == NEVER).all()
    assert stays_away.sum() < 0.06 * applied.placed.sum()
    at = np.full(len(lives.people), -1, dtype=np.int64)
    degree = lives.instances.level == Level.FIRST_DEGREE
    at[lives.instances.person[degree]] = lives.instances.university[degree]
    person, university = applied.person[applied.applicant], applied.university
    goes = applied.accepted & (at[person] >= 0)
    assert (university[goes] == at[person][goes]).all()
    assert np.bincount(applied.applicant, weights=applied.accepted).max() == 1


def test_published_shares_of_2019_and_2020(of_2020):
    lives, applied = of_2020
    placed = np.zeros(len(lives.people), dtype=bool)
    placed[applied.person[applied.placed]] = True
    late = lives.people.cohort == 2018
    # UCAS, 2020: 38 % of England's eighteen-year-olds placed, women more often than men.
    assert placed[late].mean() == pytest.approx(0.38, abs=0.03)
    assert placed[lives.people.female].mean() > placed[~lives.people.female].mean() + 0.04
    # UCAS, 2019: 97.8 % of main-scheme applicants had an offer, 73.6 % of those placed were at their first choice.
    size = len(applied.person)
    offers = np.bincount(
        applied.applicant,
        weights=applied.main_scheme & (applied.decision <= 2) & (applied.decision > 0),
        minlength=size,
    )
    main = np.bincount(applied.applicant, weights=applied.main_scheme, minlength=size)
    assert (offers[main > 0] > 0).mean() == pytest.approx(0.978, abs=0.01)
    of_2019 = applied.placed & (applied.cycle == 2019)
    assert (applied.route[of_2019] == Acceptance.FIRM).mean() == pytest.approx(0.736, abs=0.03)


def test_entry_rises_over_the_cycles_and_with_family_income(lives: Lives):
    applied = lives.applications
    placed = np.zeros(len(lives.people), dtype=bool)
    placed[applied.person[applied.placed]] = True
    cohort, poor = lives.people.cohort, lives.homes.free_meals[:, 11]
    assert placed[cohort >= 2015].mean() > placed[cohort <= 2007].mean() + 0.06
    assert placed[~poor].mean() > placed[poor].mean() + 0.1


def test_predictions_run_ahead_for_three_in_four(of_2020):
    lives, applied = of_2020
    lives = Lives(Plan(10_000, 4, cohorts=(2010, 2011)), 0)
    applied, advanced = lives.applications, lives.advanced
    entry = applied.predicted_entry
    a_level = advanced.award[entry] == Award.A_LEVEL
    person = advanced.person[entry][a_level]
    ahead = (applied.predicted - advanced.grade[entry])[a_level]
    count, total = np.bincount(person), np.bincount(person, weights=ahead)
    three = count == 3
    assert (total[three] > 0).mean() == pytest.approx(0.75, abs=0.05)
    assert 1 < total[three].mean() < 2
    score = lives.attainment.score[person]
    assert np.corrcoef(score, applied.predicted[a_level])[0, 1] > 0.5
    # Grades of 2020 are the teachers' own: less of a gap.
    lives, applied = of_2020
    entry = applied.predicted_entry
    entry_year = lives.advanced.year[entry]
    gap = applied.predicted - lives.advanced.grade[entry]
    assert gap[np.isin(entry_year, TEACHERS)].mean() < gap[~np.isin(entry_year, TEACHERS)].mean()


def test_missed_predictions_lead_to_insurance_and_clearing(lives: Lives):
    applied, advanced = lives.applications, lives.advanced
    gap = np.bincount(
        advanced.person[applied.predicted_entry],
        weights=applied.predicted - advanced.grade[applied.predicted_entry],
        minlength=len(lives.people),
    )[applied.person]
    firm = gap[applied.route == Acceptance.FIRM].mean()
    assert gap[applied.route == Acceptance.INSURANCE].mean() > firm + 0.5
    assert gap[applied.route == Acceptance.CLEARING].mean() > firm + 0.5


def test_at_most_five_choices_one_firm_and_one_insurance(choices):
    main = choices[choices["main_scheme_application_flag"] == 1]
    assert main.groupby("unique_id_cycle").size().max() == 5
    for reply in ("Firm", "Insurance"):
        held = choices[choices["app_response_june30"] == reply]
        assert not held.duplicated("unique_id_cycle").any()
        assert held["provider_decision_june30"].isin(["Conditional offer", "Unconditional offer"]).all()
    insured = main[main["app_response_june30"] == "Insurance"]["unique_id_cycle"]
    firm = main[main["app_response_june30"] == "Firm"]["unique_id_cycle"]
    assert set(insured) <= set(firm)
    answered = main["app_response_june30"].notna()
    offers = ["Conditional offer", "Unconditional offer"]
    assert main.loc[answered, "provider_decision_june30"].isin(offers).all()


def test_results_day_shows_in_the_route_alone(applicants, choices):
    joined = choices.merge(
        applicants[["unique_id_cycle", "acceptance_route", "accept_flag"]], on="unique_id_cycle"
    )
    in_clearing = joined[joined["application_route"] == "Clearing"]
    assert in_clearing["provider_decision_june30"].isna().all()
    assert in_clearing["course_identifier_june30_deadline"].isna().all()
    assert set(in_clearing["acceptance_route"]) == {"Main scheme clearing", "Direct clearing"}
    by_clearing = joined[joined["acceptance_route"] == "Main scheme clearing"]
    assert (by_clearing["app_response_june30"] == "Firm").sum() > 50
    direct = joined[joined["acceptance_route"] == "Direct clearing"]
    assert (direct["main_scheme_application_flag"] == 0).all()
    assert (applicants["acceptance_route"].notna() == (applicants["accept_flag"] == 1)).all()
    early = applicants[applicants["application_cycle"] < 2009]
    assert "Adjustment" not in set(early["acceptance_route"])
    silent = joined[joined["acceptance_route"] == "Other main scheme choice"]
    assert not silent["app_response_june30"].isin(["Firm", "Insurance"]).any()


def test_unconditional_offers_are_flagged_from_2013_on(choices):
    flags = [
        "conditional_unconditional_offer_flag",
        "direct_unconditional_offer_flag",
        "other_unconditional_offer_flag",
    ]
    judged = choices["ucas_unconditional_offer_flag"] == 1
    assert (
        judged == ((choices["application_cycle"] >= 2013) & (choices["main_scheme_application_flag"] == 1))
    ).all()
    assert choices.loc[~judged, [*flags, "unconditional_component_flag"]].isna().all(axis=None)
    kinds = choices.loc[judged, flags].sum(axis=1)
    assert (kinds == choices.loc[judged, "unconditional_component_flag"]).all()
    share = choices[judged].groupby("application_cycle")["unconditional_component_flag"].mean()
    assert share.loc[2018:2019].min() > 3 * share.loc[2013]
    assert (choices.loc[choices["application_cycle"] == 2021, flags[0]].fillna(0) == 0).all()


def test_pending_grades_are_of_the_summer_ahead_and_gained_ones_are_not(clean: Block, qualifications):
    pending = qualifications["qualification_status"] == "Pending"
    ahead = qualifications["qualification_year"] - qualifications["application_cycle"]
    assert ahead[pending].isin([0, 1]).all()
    assert (ahead[~pending] < 0).all()
    assert 0.02 < qualifications.loc[pending, "grade"].isna().mean() < 0.09
    assert qualifications.loc[~pending, "grade"].notna().all()
    gcse = qualifications["qualification_description"] == "GCSE"
    late = gcse & (qualifications["qualification_year"] >= 2019)
    assert set(qualifications.loc[late, "grade"]) <= set("123456789U")
    assert set(qualifications.loc[gcse & ~late, "grade"]) > {"A*", "C"}


def test_gained_grades_are_those_of_the_pupil_table(clean: Block, qualifications):
    maths = qualifications[
        (qualifications["qualification_description"] == "GCSE")
        & (qualifications["subject_title"] == "Mathematics")
        & (qualifications["qualification_year"] == 2010)
    ]
    pupils = clean.views["KS4Pupil_2002_to_2014"].set_index("KS4_PupilMatchingRefAnonymous")["KS4_APMAT"]
    written = pupils.reindex(maths["PupilMatchingRefAnonymous"])
    assert len(maths) > 50
    passed = maths["grade"].isin(["A*", "A", "B", "C"]).to_numpy()
    assert (written.isin(["*", "A", "B", "C"]).to_numpy() == passed).all()


def test_the_year_applied_in_is_that_of_the_second_year_after_key_stage_4(lives: Lives):
    applied = lives.applications
    assert (applied.cycle == lives.people.cohort[applied.person] + AFTER).all()


def test_predictions_have_their_results_in_the_exam_table(clean: Block, qualifications):
    pending = qualifications[
        (qualifications["qualification_status"] == "Pending")
        & (qualifications["qualification_description"] == "GCE Advanced Level")
        & (qualifications["qualification_year"] == qualifications["application_cycle"])
    ]
    exams = clean.views["ks5_exam_2002_to_2021"]
    a_levels = exams[exams["KS5_SUBLEVNO"] == "111"]
    asked = pending.groupby(KEYS)["qualification_year"].agg(["size", "first"]).reset_index()
    sat = a_levels.groupby(["KS5_PupilMatchingRefAnonymous", "KS5_EXAMYEAR"]).size()
    found = sat.reindex(pd.MultiIndex.from_frame(asked[["PupilMatchingRefAnonymous", "first"]]))
    assert (found.fillna(0).to_numpy() == asked["size"].to_numpy()).mean() > 0.98
