"""Further education: what somebody learns, and how the learner record writes it down year by year."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block, make_block
from synthetic_data.lives import Lives
from synthetic_data.lives.further_education import NOBODY, Programme, Role
from synthetic_data.lives.jobs import JobKind
from synthetic_data.lives.learning_aims import AIMS
from synthetic_data.lives.routes import Activity
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.records.aim_register import PROGRAMME_REFERENCE

KEY = ["external_id", "sequence_index"]
CODED = (
    "Sex", "Ethnicity", "LLDD", "Disability", "LearnDiff", "PriorAttain", "L_FEFUND", "L_OLASS", "SOF", "AimType",
    "programme_type", "Compstatus", "outcome", "SSATier1", "SSATier2", "QualificationType", "QualType", "SFL_Type",
    "Notional_Level", "Notional_Level_v2", "Notional_Level_v2_latest", "SectorSubjectAreaT2", "SFL_Finetype", "FE_HE",
)  # fmt: skip
"""Fields for which the form lists all codes."""


@pytest.fixture(scope="module")
def learners(clean: Block) -> pd.DataFrame:
    return clean.views["learners"]


@pytest.fixture(scope="module")
def aims(clean: Block) -> pd.DataFrame:
    return clean.views["aims"]


@pytest.fixture(scope="module")
def lars(clean: Block) -> pd.DataFrame:
    return clean.views["lars"]


def person_of(clean: Block, records: pd.Series) -> pd.Series:
    """Return the AE_ID of record numbers."""
    lookup = clean.views["education_records_lookup"]
    return records.map(lookup.set_index("RECORDID")["AE_ID"])


def test_learners_are_those_of_the_lookup_and_nobody_else(clean: Block, learners, aims):
    lookup = clean.views["education_records_lookup"]["RECORDID"]
    assert set(learners["RECORDID"]) == set(lookup) == set(aims["RECORDID"])
    assert not learners.duplicated("external_id").any()
    assert set(aims["external_id"]) == set(learners["external_id"])
    assert not aims.duplicated(KEY).any()


def test_years_in_further_education_are_those_of_the_routes(lives: Lives, clean: Block, learners):
    activity, cohort = lives.routes.activity, lives.people.cohort
    number = clean.truth["people"].set_index("AE_ID")["person"]
    person = person_of(clean, learners["RECORDID"]).map(number).to_numpy()
    after = learners["AcademicYear"].str[-4:].astype(int).to_numpy() - cohort[person]
    assert set(activity[person, after]) == {
        Activity.COLLEGE,
        Activity.APPRENTICESHIP,
        Activity.ADULT_COURSE,
    }
    apprentice = activity[person, after] == Activity.APPRENTICESHIP
    assert (learners["AppParticipant"].to_numpy() == apprentice).all()


def test_the_number_of_a_learner_is_no_person(clean: Block, learners):
    person = person_of(clean, learners["RECORDID"])
    years = learners.groupby(person.to_numpy())["external_id"].nunique()
    assert years.max() > 5
    # Providers number their own learners, so one number is several people.
    assert learners.assign(person=person).groupby("learner_id")["person"].nunique().max() > 1
    within = learners.assign(person=person).groupby(["ukprn_anon", "learner_id"])["person"].nunique()
    assert (within == 1).all()
    two = learners.groupby("RECORDID")["ukprn_anon"].nunique()
    assert 0.005 < (two > 1).mean() < 0.05


def test_an_aim_of_three_years_has_three_rows_and_one_start(clean: Block, aims):
    apprentices = aims[aims["learning_aim_id"] == PROGRAMME_REFERENCE]
    apprentices = apprentices.assign(person=person_of(clean, apprentices["RECORDID"]))
    rows = apprentices.groupby(["person", "start_date"]).agg(
        rows=("Year", "size"), years=("Year", "nunique"), ends=("end_date", "count"), first=("start", "sum")
    )
    assert (rows["rows"] == rows["years"]).all()
    assert (rows["rows"] == 3).sum() > 50
    assert (rows["ends"] <= 1).all()
    assert (rows["first"] == 1).all()
    running = aims["end_date"].isna()
    assert (running == (aims["Compstatus"] == 1)).all()
    assert (running == (aims["outcome"] == 9)).all()
    assert (aims.loc[~running, "end_date"] >= aims.loc[~running, "start_date"]).all()


def test_dates_lie_in_the_years_of_their_rows(aims):
    august = pd.to_datetime(aims["Year"].astype(str) + "-08-01")
    after = pd.to_datetime((aims["Year"] + 1).astype(str) + "-08-01")
    assert (aims["start_date"] < after).all()
    assert ((aims["start_date"] >= august) == (aims["start"] == 1)).all()
    ended = aims["end_date"].notna()
    assert (aims["end_date"][ended] >= august[ended]).all()
    assert (aims["end_date"][ended] < after[ended]).all()
    assert (aims["AcademicYear"] == aims["Year"].astype(str) + "/" + (aims["Year"] + 1).astype(str)).all()


def test_what_is_missing_is_written_in_several_ways(learners, aims):
    no_achievement = aims["achievement"] == 0
    old = no_achievement & (aims["Year"] <= 2009)
    assert (aims.loc[old, "Achievement_date"] == pd.Timestamp("1900-01-01")).all()
    assert aims.loc[no_achievement & ~old, "Achievement_date"].isna().all()
    assert (aims.loc[aims["programme_type"] == -1, "framework_id"] == -1).all()
    assert (aims.loc[aims["programme_type"] == -1, "EmployerID_Anon"] == "-1").all()
    assert (learners.loc[learners["Year"] >= "2015", "Disability"] == -1).all()


def test_apprentices_are_employed_by_the_firm_that_pays_them(lives: Lives):
    further, jobs, employers = lives.further, lives.jobs, lives.employers
    apprentice = np.isin(further.programme, (Programme.INTERMEDIATE, Programme.ADVANCED))
    whole = apprentice & (further.role == Role.PROGRAMME) & (further.first <= 2019)
    assert (further.enterprise[whole] != NOBODY).mean() > 0.95
    assert (further.enterprise[~apprentice] == NOBODY).all()
    held = set(
        zip(
            jobs.person[jobs.kind == JobKind.APPRENTICE].tolist(),
            employers.enterprise[jobs.kind == JobKind.APPRENTICE].tolist(),
            strict=True,
        )
    )
    known = whole & (further.enterprise != NOBODY)
    pairs = zip(further.person[known].tolist(), further.enterprise[known].tolist(), strict=True)
    assert set(pairs) <= held


def test_apprentices_of_one_firm_share_its_pseudonym_and_learn_its_trade(lives: Lives, aims):
    apprentices = aims[(aims["learning_aim_id"] == PROGRAMME_REFERENCE) & (aims["EmployerID_Anon"] != "-1")]
    assert apprentices.groupby("EmployerID_Anon")["RECORDID"].nunique().max() > 5
    firms = apprentices.groupby("EmployerID_Anon")["SSATier2"].nunique()
    assert firms.max() <= 6


def test_programmes_have_components_and_components_a_programme(aims):
    inside = aims["programme_type"] != -1
    programmes = (
        aims[inside]
        .groupby("external_id")["learning_aim_id"]
        .agg(lambda names: (names == PROGRAMME_REFERENCE).sum())
    )
    assert (programmes >= 1).all()
    new = aims["Year"] >= 2011
    assert set(aims.loc[new & inside, "AimType"]) == {1, 3}
    assert set(aims.loc[new & ~inside, "AimType"]) == {4, 5}
    assert aims.loc[new, "AimType"].notna().all()
    assert (aims.loc[aims["AimType"].isin([3]) | aims["AimType"].isna(), "enrolment"] == 0).all()


def test_standards_take_the_place_of_frameworks(aims):
    starts = aims[(aims["learning_aim_id"] == PROGRAMME_REFERENCE) & (aims["start"] == 1)]
    starts = starts[starts["programme_type"].isin([2, 3, 25])]
    share = (starts["programme_type"] == 25).groupby(starts["Year"]).mean()
    assert share.loc[:2013].max() == 0
    assert 0.2 < share.loc[2017] < 0.7
    assert share.loc[2020] == 1
    assert ((aims["StandardApp"] == 1) == (aims["programme_type"] == 25)).all()
    assert (aims["FrameworkApp"] + aims["StandardApp"] <= 1).all()


def test_better_grades_lead_to_higher_levels_and_to_success(lives: Lives):
    further = lives.further
    core = further.role == Role.CORE
    first = core & (further.first - lives.people.cohort[further.person] == 1)
    level = np.array([aim.level for aim in AIMS])[further.aim]
    passes = lives.attainment.passes[further.person]
    assert level[first & (passes >= 5)].mean() > level[first & (passes < 5)].mean() + 0.4
    score = lives.attainment.score[further.person]
    done = core & (score > 0)
    assert further.achieved[done].mean() > further.achieved[core & (score < -1)].mean() + 0.08


def test_those_without_a_grade_c_go_on_with_english_and_mathematics(aims):
    young = aims[(aims["AgeAimStart"] < 18) & (aims["programme_type"] == -1)]
    share = young.groupby(["Year", "external_id"])["EngMath"].max().groupby("Year").mean()
    assert share.loc[2015:2019].mean() > share.loc[2006:2011].mean() + 0.1


def test_aims_agree_with_the_register(aims, lars):
    assert not lars.duplicated(["LearnAimRef", "Year"]).any()
    joined = aims.merge(
        lars, left_on=["learning_aim_id", "Year"], right_on=["LearnAimRef", "Year"], how="left"
    )
    assert len(joined) == len(aims)
    # A qualification that has left the register may still be run by those who began it.
    assert joined["LearnAimRef"].notna().mean() > 0.99
    joined = joined[joined["LearnAimRef"].notna() & (joined["learning_aim_id"] != PROGRAMME_REFERENCE)]
    assert (joined["AimTitle_x"] == joined["AimTitle_y"]).all()
    levels = joined["Notional_Level_v2_y"].replace({"E": "0", "X": "-1"}).astype(int)
    known = joined["Notional_Level_v2_x"].notna()
    assert (joined["Notional_Level_v2_x"][known].astype(int) == levels[known]).all()
    changed = aims["Notional_Level_v2"] != aims["Notional_Level_v2_latest"]
    assert 0 < changed.mean() < 0.05


def test_the_register_is_shared_out_between_blocks():
    plan = Plan(BLOCK_SIZE + 20, 5)
    register = [catalogue.view("lars")]
    parts = [make_block(plan, block, register).views["lars"] for block in range(plan.blocks)]
    whole = make_block(Plan(20, 5), 0, register).views["lars"]
    both = pd.concat(parts)
    assert len(both) == len(whole) == len(both.drop_duplicates(["LearnAimRef", "Year"]))
    assert all(len(part) > 1000 for part in parts)


def test_codes_are_in_the_forms_lists(learners, aims, lars):
    for name, frame in {"learners": learners, "aims": aims, "lars": lars}.items():
        view = catalogue.view(name)
        for field in CODED:
            if field not in view.fields:
                continue
            codes = {code.lstrip("0") or "0" for code in view.column_for(field).codes}
            values = frame[field]
            if field == "Ethnicity":  # the form lists the codes of the latest frame only
                values = values[frame["Year"] >= "2011"]
            found = [
                f"{value:.0f}" if isinstance(value, float) else str(value)
                for value in values.dropna().unique()
            ]
            assert {value.lstrip("0") or "0" for value in found} <= codes, field


def test_columns_are_empty_outside_their_years(aims):
    year = aims["Year"] + 1
    for column in catalogue.view("aims").columns:
        assert aims.loc[~year.isin(column.years), column.name].isna().all(), column.name
    assert aims.loc[year.isin([2003, 2004]), "app"].notna().all()


def test_awards_of_college_students_are_those_of_the_exam_table(clean: Block, aims):
    people = clean.truth["people"].set_index("AE_ID")["PupilMatchingRefAnonymous"]
    diplomas = aims[(aims["AimType"].isin([5, 30])) & (aims["FullL3"] == 1) & (aims["AgeAimStart"] == 16)]
    done = diplomas[(diplomas["completion"] == 1) & (diplomas["Year"] <= 2019)]
    pupils = person_of(clean, done["RECORDID"]).map(people)
    exams = clean.views["ks5_exam_2002_to_2021"]
    vocational = exams[exams["KS5_SUBLEVNO"].isin(["571", "572", "573"])]
    assert len(done) > 200
    assert pupils.isin(vocational["KS5_PupilMatchingRefAnonymous"]).mean() > 0.95
    passed = vocational[vocational["KS5_GRADE"] != "U"]["KS5_PupilMatchingRefAnonymous"]
    known = (done["outcome"] != 8).to_numpy()
    assert (pupils.isin(passed).to_numpy() == (done["achievement"] == 1).to_numpy())[known].mean() > 0.95
