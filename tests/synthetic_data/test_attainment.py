"""Results from reception to Key Stage 5: each table in itself, with the others, and with the lives behind them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.lives import Lives
from synthetic_data.lives.key_stages import BOYCOTT_YEAR, YEAR_6
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.records import make_records
from synthetic_data.records.ids import pupil_reference

Records = dict[str, pd.DataFrame]
GROUPS = (
    *("eyfsp", "ks1", "ks2_pupil", "ks2_exam", "ks3_pupil", "ks3_exam"),
    *("ks4_exam", "ks5_student", "ks5_exam", "plams"),
)
VIEWS = [view for view in catalogue.views() if view.group in GROUPS]
TABLES = [view for view in VIEWS if view.year is None]
AIMS = [view for view in VIEWS if view.group == "plams"]
PMR = "PupilMatchingRefAnonymous"
FORM_SLIPS = {
    "KS2_ACTYRGRP",  # the form lists nursery and reception only
    "KS2_READLEVTA",  # the form says yes or no for what is a level
    "KS2_WRITLEVTA",
    "KS2_WRITTAOUTCOME",  # the codes of 2015/16 stand in a note
    "KS3_SCILEV",  # the form leaves out T
}
UNTIL_SCALED_SCORES = 2015
ENDED_BEFORE = {"KS2_WRITLEV": 2012, "KS2_WRITMARK": 2012}
"""Fields that the form lists to 2015/16, although what they hold had ended."""


@pytest.fixture(scope="module")
def found(lives: Lives) -> Records:
    """Records by group, those of learning aims stacked; only to be read."""
    views = [view for view in catalogue.views() if view.group in GROUPS or view.group == "ks4_pupil"]
    records = make_records(lives, views)
    joined: dict[str, list[pd.DataFrame]] = {}
    for view in views:
        joined.setdefault(view.group, []).append(records[view.name].assign(view=view.name))
    return {
        group: pd.concat([frame.astype(object) for frame in frames], ignore_index=True)
        if len(frames) > 1
        else frames[0]
        for group, frames in joined.items()
    }


@pytest.fixture(scope="module")
def people(lives: Lives) -> pd.DataFrame:
    """What is true of the people, by pupil reference."""
    return pd.DataFrame(
        {
            "person": np.arange(len(lives.people)),
            "cohort": lives.people.cohort.astype("int64"),
            "female": lives.people.female,
            "prior": lives.attainment.prior,
            "score": lives.attainment.score,
            "poor": lives.homes.free_meals[:, 6],
            "months_old": (8 - lives.people.birth_month.astype("int64")) % 12,
            "first": lives.routes.activity[:, 1],
            "sixth": lives.routes.sixth_form_school,
            "entry": lives.higher.entry.astype("int64"),
        },
        index=pd.Index(pupil_reference(lives.plan.seed, lives.people.number), name=PMR),
    )


def key(group: str) -> str:
    return next(view for view in VIEWS if view.group == group).columns[0].field


def ending(frame: pd.DataFrame, prefix: str) -> pd.Series:
    return frame[f"{prefix}_ACADYR"].str[-4:].astype(int)


def numbers(values: pd.Series) -> pd.Series:
    return pd.to_numeric(values, errors="coerce")


# Every table --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_codes_are_those_of_the_form(found: Records, view: catalogue.View):
    frame = found[view.group]
    frame = frame[frame["view"] == view.name]
    for column in view.columns:
        marks = column.field.endswith(("MRK", "MARK"))  # the form lists only what is no number
        if column.codes and column.type == "varchar" and column.field not in FORM_SLIPS:
            values = set(frame[column.field].dropna())
            if marks:
                values = {value for value in values if not value.isdigit()}
            assert values <= set(column.codes), column.name


@pytest.mark.parametrize("view", TABLES, ids=lambda view: view.name)
def test_columns_are_filled_in_their_years_and_no_others(found: Records, view: catalogue.View):
    frame = found[view.group]
    year = frame[view.row_year].str[-4:].astype(int)
    for column in view.columns:
        filled = set(year[frame[column.field].notna()])
        asked = set(column.years or view.years) & set(year)
        if view.group in ("ks2_pupil", "ks2_exam") and 2016 not in filled:
            asked -= {2016}
        asked = {each for each in asked if each <= ENDED_BEFORE.get(column.field, 2021)}
        if not column.nullable:
            assert not frame[column.field].isna().any()
        else:
            assert filled == asked, column.name


@pytest.mark.parametrize("view", AIMS, ids=lambda view: view.name)
def test_aims_have_the_same_columns_in_all_years_and_values_in_their_own(
    found: Records, view: catalogue.View
):
    assert [column.field for column in view.columns] == [column.field for column in AIMS[0].columns]
    frame = found["plams"]
    frame = frame[frame["view"] == view.name]
    for column in view.columns:
        if column.field != "pl_RecordStatus" and column.nullable:
            assert frame[column.field].notna().any() == (view.year in column.years), column.name
    assert frame["pl_QAN"].notna().all() == (view.year <= 2015) == frame["pl_QN"].isna().all()


@pytest.mark.parametrize("group", ["eyfsp", "ks1", "ks2_pupil", "ks3_pupil", "ks5_student"])
def test_a_pupil_has_one_row(found: Records, people: pd.DataFrame, group: str):
    references = found[group][key(group)]
    assert references.is_unique
    assert references.isin(people.index).all()


def test_tests_have_one_row_a_subject(found: Records):
    for group, subject in (("ks2_exam", "KS2_LEAPCODE"), ("ks3_exam", "KS3_LEAPCODE")):
        names = [key(group), subject, "KS2_EXAMNO"]
        frame = found[group]
        frame = frame[frame[subject].notna()]
        assert not frame.duplicated([name for name in names if name in frame]).any()


def test_pupils_are_those_of_state_schools_in_england_then(
    found: Records, lives: Lives, people: pd.DataFrame
):
    offered = schools(lives.plan)
    for group, school_year, prefix in (("ks1", 2, "KS1"), ("ks2_pupil", 6, "KS2"), ("ks3_pupil", 9, "KS3")):
        school = lives.schooling.school[:, school_year]
        state = (school != NO_SCHOOL) & (offered.kind[school] != SchoolKind.INDEPENDENT)
        rows = found[group].set_index(key(group))
        first, last = ending(rows, prefix).min(), ending(rows, prefix).max()
        year = people["cohort"] - 11 + school_year
        assert set(rows.index) == set(people.index[state & (year >= first) & (year <= last)])
        assert (ending(rows, prefix) == year.loc[rows.index]).all()


# One stage after the other ------------------------------------------------------------------------------------------


def test_profiles_add_up_and_are_a_sample_at_first(found: Records):
    frame = found["eyfsp"]
    full = frame[(ending(frame, "FSP") >= 2007) & (frame["FSP_RKUW"] != "N")]
    scales = [name for name in frame if "_AS" in name or name in ("FSP_RKUW", "FSP_RIPD", "FSP_RICD")]
    assert len(scales) == 13
    assert (full[scales].astype(int).sum(axis=1) == full["FSP_EYFSP_TOTAL"].astype(int)).all()
    assert full[scales].astype(int).max(axis=None) == 9
    assert 82 < full["FSP_EYFSP_TOTAL"].astype(int).mean() < 92
    counts = ending(frame, "FSP").value_counts()
    assert counts[counts.index < 2007].max() < 0.25 * counts[counts.index >= 2007].min()


def test_points_of_key_stage_1_are_those_of_the_levels(found: Records):
    frame = found["ks1"]
    frame = frame[ending(frame, "KS1") >= 2007]
    points = {"W": 3, "1": 9, "2C": 13, "2B": 15, "2A": 17, "3": 21, "4": 27}
    assert frame["KS1_READPOINTS"].dropna().astype(int).eq(frame["KS1_READING"].map(points).dropna()).all()
    parts = frame[["KS1_READPOINTS", "KS1_WRITPOINTS", "KS1_MATPOINTS", "KS1_SCIPOINTS"]].astype(float)
    assert parts.mean(axis=1).sub(frame["KS1_APS"]).abs().max() < 0.01
    assert set(frame["KS1_SCIENCE"].dropna()) <= {"W", "1", "2", "3", "4"}
    shares = (frame[["KS1_LEVXREAD", "KS1_LEVXMAT", "KS1_LEVAXREAD"]].astype(float)).mean()
    assert shares.between([0.78, 0.82, 0.18], [0.90, 0.94, 0.32]).all()


def test_marks_levels_fine_levels_and_points_of_key_stage_2_agree(found: Records):
    frame = found["ks2_pupil"]
    total = numbers(frame["KS2_ENGTOTMRK"])
    parts = numbers(frame["KS2_READMRK"]) + numbers(frame["KS2_ENGWRITMRK"])
    assert (total == parts)[parts.notna()].all()
    assert parts.notna()[total >= 20].mean() > 0.98  # a part too weak to be sat has no marks
    papers = ["KS2_MATTESTAMRK", "KS2_MATTESTBMRK", "KS2_MATARTHMRK"]
    total = numbers(frame["KS2_MATTOTMRK"])
    parts = frame[papers].apply(numbers)
    assert (parts.sum(axis=1) == total)[parts.notna().all(axis=1)].all()
    level = numbers(frame["KS2_MATLEV"])
    for one, mark in ((4, 46), (5, 72)):
        assert ((level >= one) == (total >= mark))[level.notna() & total.notna()].all()
    fine = frame["KS2_MATFINE"]
    assert (np.floor(fine) == level)[fine.notna() & (level > 2)].all()
    points = frame["KS2_MATPOINTS"]
    assert (points == 6 * level + 3)[points.notna() & (level > 2)].all()
    assert {"A", "B", "M", "N", "Q", "T"} <= set(frame["KS2_ENGLEV"]) | set(frame["KS2_MATLEV"])
    assert total[frame["KS2_MATLEV"].isin(["A", "T", "B", "Q"])].isna().all()


def test_key_stage_2_is_the_prior_attainment_that_key_stage_4_has(found: Records, people: pd.DataFrame):
    frame = found["ks2_pupil"].set_index(key("ks2_pupil"))
    average = frame["KS2_CVAAPS"].fillna(frame["KS2_KS2APSFG"])
    prior = people["prior"].reindex(frame.index)
    usual = average.notna() & prior.between(16, 35)
    assert usual.sum() > 2000
    assert (average - prior)[usual].abs().max() < 0.3
    later = (
        found["ks4_pupil"].set_index("KS4_PupilMatchingRefAnonymous")["KS4_VAP2TAAPS"].reindex(frame.index)
    )
    both = usual & later.notna()
    assert (average - later.astype(float))[both].abs().max() < 0.8
    read = frame[["KS2_KS2READFG", "KS2_KS2MATFG"]].astype(float).mean(axis=1)
    assert read.corr(prior) > 0.95


def test_about_as_many_reach_the_levels_as_in_life(found: Records):
    # From memory, to be checked: about 80 % in 2010 and 53 % in all three subjects in 2016.
    frame = found["ks2_pupil"]
    year = ending(frame, "KS2")
    shares = frame.loc[year == 2011, ["KS2_LEVXENG", "KS2_LEVXMAT"]].astype(float).mean()
    assert shares.between(0.70, 0.86).all()
    scored = frame[year == 2016]
    assert scored["KS2_RWMEXP"].astype(float).mean() == pytest.approx(0.53, abs=0.07)
    assert scored["KS2_READSCORE"].astype(float).between(80, 120)[scored["KS2_READSCORE"].notna()].all()
    reached = scored["KS2_READSCORE"] >= 100
    assert (reached == (scored["KS2_READEXP"] == 1))[scored["KS2_READSCORE"].notna()].all()


def test_whole_schools_refused_the_tests_of_2010(found: Records, lives: Lives, people: pd.DataFrame):
    frame = found["ks2_pupil"]
    frame = frame[ending(frame, "KS2") == BOYCOTT_YEAR]
    refused = frame["KS2_REFTEST"] == "1"
    assert 0.1 < refused.mean() < 0.45
    assert (
        frame.loc[refused, ["KS2_ENGLEV", "KS2_MATLEV", "KS2_MATTOTMRK", "KS2_CVAAPS"]].isna().all(axis=None)
    )
    assert frame.loc[refused, "KS2_MATLEVTA"].notna().all()
    assert (frame["KS2_NATRES"] == 0).eq(refused).all()
    person = people.loc[frame["KS2_PupilMatchingRefAnonymous"], "person"]
    school = lives.schooling.school[person, YEAR_6]
    assert refused.groupby(school).nunique().max() == 1


def test_tests_end_when_they_ended(found: Records):
    ks2, ks3 = found["ks2_pupil"], found["ks3_pupil"]
    year = ending(ks2, "KS2")
    assert year[ks2["KS2_ENGLEV"].notna()].max() == 2012
    assert year[ks2["KS2_SCILEV"].notna()].max() == 2009
    assert year[ks2["KS2_MATLEV"].notna()].max() == UNTIL_SCALED_SCORES
    assert set(year[ks2["KS2_READSCORE"].notna()]) == {2016}
    assert ending(ks3, "KS3")[ks3["KS3_MATLEV"].notna()].max() == 2008
    assert ending(ks3, "KS3")[ks3["KS3_MATTALEV"].notna()].max() == 2013


def test_rows_of_tests_say_what_the_pupil_table_says(found: Records):
    pupils = found["ks2_pupil"].set_index(key("ks2_pupil"))
    tests = found["ks2_exam"]
    maths = tests[tests["KS2_LEAPCODE"] == "9982"].set_index(key("ks2_exam"))
    same = pupils.loc[maths.index]
    for one, other in (
        ("KS2_TESTLEV", "KS2_MATLEV"),
        ("KS2_FINE", "KS2_MATFINE"),
        ("KS2_POINTS", "KS2_MATPOINTS"),
    ):
        alike = (maths[one] == same[other]).fillna(False) | (maths[one].isna() & same[other].isna())
        assert alike.all(), one
    young, results = found["ks3_pupil"].set_index(key("ks3_pupil")), found["ks3_exam"]
    english = results[results["KS3_LEAPCODE"] == "9991"].set_index(key("ks3_exam"))
    assert (english["KS3_TESTLEV"] == young.loc[english.index, "KS3_ENGLEV"]).all()


def test_attainment_persists_and_near_stages_are_closer(found: Records, people: pd.DataFrame):
    stages = pd.DataFrame(
        {
            "reception": numbers(found["eyfsp"].set_index(key("eyfsp"))["FSP_EYFSP_TOTAL"]),
            "ks1": found["ks1"].set_index(key("ks1"))["KS1_APS"],
            "ks3": found["ks3_pupil"].set_index(key("ks3_pupil"))["KS3_CVAAPS"],
        },
        index=people.index,
    ).assign(ks2=people["prior"], ks4=people["score"])
    together = stages.corr()
    assert 0.6 < together.loc["reception", "ks1"] < 0.8
    assert 0.65 < together.loc["ks1", "ks2"] < 0.82
    assert 0.75 < together.loc["ks2", "ks3"] < 0.9
    assert 0.75 < together.loc["ks3", "ks4"] < 0.9
    assert together.loc["reception", "ks1"] > together.loc["reception", "ks4"]
    assert together.loc["ks3", "ks4"] > together.loc["ks1", "ks4"]


def test_circumstances_matter_at_every_stage(found: Records, people: pd.DataFrame):
    reception = numbers(found["eyfsp"].set_index(key("eyfsp"))["FSP_EYFSP_TOTAL"]).dropna()
    ks1 = found["ks1"].set_index(key("ks1"))["KS1_APS"].dropna()
    ks2 = found["ks2_pupil"].set_index(key("ks2_pupil"))["KS2_ENGFINE"].dropna()
    ks3 = found["ks3_pupil"].set_index(key("ks3_pupil"))["KS3_CVAAPS"].dropna()
    born = []
    for values in (reception, ks1, ks2, ks3):
        values = (values - values.mean()) / values.std()
        who = people.loc[values.index]
        poor, others = values[who["poor"]].mean(), values[~who["poor"]].mean()
        assert -1.3 < poor - others < -0.3
        born.append(values[who["months_old"] >= 9].mean() - values[who["months_old"] < 3].mean())
    girls = people.loc[reception.index, "female"]
    assert reception[girls].mean() > reception[~girls].mean() + 3
    assert born[0] > born[1] > born[2] > 0


# Key Stage 4 exams --------------------------------------------------------------------------------------------------


def test_exams_add_up_to_the_pupil_table(found: Records):
    pupils = found["ks4_pupil"].set_index("KS4_PupilMatchingRefAnonymous")
    exams = found["ks4_exam"].copy()
    exams["pupil"] = exams[key("ks4_exam")]
    exams["year"] = ending(exams, "KS4")
    counts = np.where(exams["year"] <= 2013, exams["KS4_DISC3"], exams["KS4_DISC3_CAP"])
    counts = pd.Series(counts).where(exams["year"] <= 2014, exams["KS4_DISC3_CAP_PTQ_EE"]).astype(int) == 0
    exams["size"] = exams["KS4_GSIZE"].fillna(1.0)
    passed = exams["KS4_GRADE"].isin(list("P456789CBA*"))

    # Sizes are held since 2003/04 only.
    sized = exams["year"] >= 2004
    total = exams["size"].where(counts & passed, 0).groupby(exams["pupil"]).sum()
    written = pd.Series(np.nan, index=pupils.index)
    for name in ("PASS_AC", "PASS_AC_PTQ", "PASS_AC_PTQ_EE", "PASS_AC_3NG_PTQ_EE", "PASS_94"):
        written = written.fillna(numbers(pupils[f"KS4_{name}"]))
    who = exams.loc[sized, "pupil"].unique()
    assert (total.loc[who] == written.loc[who]).all()

    one_each = exams[sized & counts].loc[lambda frame: frame.index.repeat(frame["size"].astype(int))]
    each = (one_each["KS4_POINTS"] / one_each["size"]).astype(float)
    best = each.groupby(one_each["pupil"]).apply(lambda points: points.nlargest(8).sum())
    written = pd.Series(np.nan, index=pupils.index)
    for name in ("", "_PTQ", "_PTQ_EE"):
        written = written.fillna(numbers(pupils[f"KS4_PTSCNEWE{name}"]))
    assert (best.loc[who] == written.loc[who]).all()

    eight = exams[(exams["year"] >= 2016) & (exams["KS4_A8INCLUDED"] == 1)]
    doubled = eight["KS4_A8POINTS"] * np.where(eight["KS4_MAPPING"].isin(["5030", "2210"]), 2, 1)
    doubled = doubled.astype(float).groupby(eight["pupil"]).sum()
    assert (doubled == numbers(pupils.loc[doubled.index, "KS4_ATT8"])).all()
    assert len(doubled) > 2000


def test_exams_have_the_grades_of_the_pupil_table(found: Records):
    pupils = found["ks4_pupil"].set_index("KS4_PupilMatchingRefAnonymous")
    exams = found["ks4_exam"]
    year = ending(exams, "KS4")
    for field, mapping, years, flag in (
        ("KS4_APMAT", "2210", (2006, 2013), "KS4_DISC3"),
        ("KS4_APENG_PTQ", "5030", (2014, 2014), "KS4_DISC3_PTQ"),
        ("KS4_APMAT_PTQ_EE", "2210", (2015, 2016), "KS4_DISC3_PTQ_EE"),
        ("KS4_APENG_91", "5030", (2018, 2021), "KS4_DISC3_PTQ_EE"),
    ):
        rows = exams[(exams["KS4_MAPPING"] == mapping) & year.between(*years) & (exams[flag] == 0)]
        rows = rows.set_index(key("ks4_exam"))["KS4_GRADE"]
        assert rows.index.is_unique
        assert (rows == pupils.loc[rows.index, field]).all(), field


def test_an_early_try_is_set_aside_or_counts_by_the_rules_of_its_year(found: Records):
    exams = found["ks4_exam"]
    year = ending(exams, "KS4")
    early = (exams["KS4_SEASON"] == "W") | (exams["KS4_EXAMYEAR"] < year)
    old, new = early & (year <= 2013), early & (year == 2014)
    assert old.sum() > 100
    assert (exams.loc[old, "KS4_DISC3"] == 1).all()
    assert (exams.loc[new, "KS4_DISC3"] == 0).all()
    assert (exams.loc[new, "KS4_DISC3_ALL_B"] == 1).all()
    assert exams.loc[year >= 2020, "KS4_Teacher_Assessed_Flag"].mean() > 0.7


# Key Stage 5 and learning aims --------------------------------------------------------------------------------------


def test_only_those_who_stayed_on_are_at_key_stage_5(found: Records, people: pd.DataFrame):
    students = found["ks5_student"].set_index(key("ks5_student"))
    who = people.loc[students.index]
    assert set(who["first"]) == {Activity.SIXTH_FORM, Activity.COLLEGE}
    assert (ending(students, "KS5") - who["cohort"]).isin([2, 3]).all()
    school = who["first"] == Activity.SIXTH_FORM
    assert students.loc[school, "KS5_ALEV"].astype(float).mean() > 0.8
    assert (students.loc[~school, "KS5_ENTRY_GA"] == 0).all()
    in_time = people["cohort"] <= 2018
    staying = in_time & (people["first"] == Activity.SIXTH_FORM)
    assert 0.8 < people.index[staying].isin(students.index).mean() < 0.98


def test_students_totals_are_those_of_their_exams(found: Records):
    students = found["ks5_student"].set_index(key("ks5_student"))
    exams = found["ks5_exam"]
    year = ending(exams, "KS5")
    counts = exams["KS5_DISC3"].fillna(exams["KS5_DISC_ALL"]).astype(int) == 0
    exams = exams.assign(student=exams[key("ks5_exam")], year=year)
    kept = exams[counts]
    entries = kept.groupby("student").size()
    assert (students.loc[entries.index, "KS5_ENTRY_TOT"] == entries).all()
    for first, last, field in ((2006, 2015, "KS5_POINTS"), (2016, 2021, "KS5_POINTS_1618")):
        rows = kept[kept["year"].between(first, last)]
        total = rows.groupby("student")[field].sum()
        assert (students.loc[total.index, "KS5_TOTPTS"] - total).abs().max() < 0.05
    levels = kept[(kept["KS5_SUBLEVNO"] == "111") & (kept["KS5_MAPPING"] == "2210")].set_index("student")
    assert levels.index.is_unique
    assert (levels["KS5_GRADE"] == students.loc[levels.index, "KS5_GA_MATH"]).all()
    given_way = exams[~counts]
    assert (given_way["KS5_SUBLEVNO"] == "121").mean() > 0.8
    assert given_way["KS5_SUBLEVNO"].isin(["111", "121"]).all()


def test_points_of_a_grade_change_scale_and_grades_rise_without_exams(found: Records):
    exams = found["ks5_exam"]
    a_levels = exams[exams["KS5_SUBLEVNO"] == "111"]
    year = ending(a_levels, "KS5")
    top = a_levels["KS5_GRADE"] == "A"
    assert set(a_levels.loc[top & (year >= 2006), "KS5_POINTS"]) == {270.0}
    assert set(a_levels.loc[top & (year >= 2016), "KS5_POINTS_1618"]) == {50.0}
    starred = a_levels["KS5_GRADE"] == "A*"
    assert year[starred].min() >= 2010
    best = top | starred
    assert 0.19 < best[year.between(2010, 2019)].mean() < 0.33
    assert best[year >= 2020].mean() > best[year.between(2010, 2019)].mean() + 0.05


def test_results_at_key_stage_5_lie_between_gcses_and_university(found: Records, people: pd.DataFrame):
    students = found["ks5_student"].set_index(key("ks5_student"))
    students = students[ending(students, "KS5").between(2006, 2015)]
    who = people.loc[students.index]
    points = students["KS5_TOTPTS"].astype(float)
    assert 0.5 < points.corr(who["score"]) < 0.95
    enters = who["entry"] <= 5
    assert points[enters].mean() > points[~enters].mean() + 150
    assert students.loc[enters, "KS5_PASS2LV3"].astype(float).mean() > 0.85
    facilitating = students.loc[enters, ["KS5_GA_MATH", "KS5_GA_CHEMISTRY"]].notna().mean()
    assert (facilitating > students.loc[~enters, ["KS5_GA_MATH", "KS5_GA_CHEMISTRY"]].notna().mean()).all()


def test_aims_are_of_state_school_sixth_forms_and_end_in_the_grades_of_key_stage_5(
    found: Records, lives: Lives, people: pd.DataFrame
):
    aims = found["plams"].copy()
    who = people.loc[aims[key("plams")]]
    assert (who["sixth"] != NO_SCHOOL).all()
    assert (schools(lives.plan).kind[who["sixth"]] != SchoolKind.INDEPENDENT).all()
    year = ending(aims, "pl").to_numpy()
    assert set(year - who["cohort"]) == {1, 2, 3}
    number = aims["pl_QAN"].fillna(aims["pl_QN"])
    grade = aims["pl_Grade_ATT"].fillna(aims["pl_Grade_AAT"])
    done = pd.DataFrame(
        {"pupil": aims[key("plams")], "number": number, "year": year, "grade": grade}
    ).dropna()
    exams = found["ks5_exam"]
    exams = pd.DataFrame(
        {
            "pupil": exams[key("ks5_exam")],
            "number": exams["KS5_QAN"],
            "year": exams["KS5_EXAMYEAR"],
            "result": exams["KS5_GRADE"],
        }
    )
    met = done.merge(exams, on=["pupil", "number", "year"])
    assert len(met) > 0.6 * len(done)
    assert (met["grade"] == met["result"]).all()
    status = aims["pl_LearningAimStatus"].fillna(aims["pl_LearningCompletionStatus"])
    ended = aims["pl_LearningActualEndDate"].notna()
    assert (status.ne("1") == ended).all()
    assert 0.01 < (status == "3").mean() < 0.15
