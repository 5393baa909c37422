"""Every fault shows, at about its rate, where it should and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue, faults
from synthetic_data.faults import FAULTS, Fault
from synthetic_data.faults.tax import AFTER_REAL_TIME
from synthetic_data.lives import Lives
from synthetic_data.plan import Plan
from synthetic_data.records import make_records

Records = dict[str, pd.DataFrame]
BY_NAME = {fault.name: fault for fault in FAULTS}
REAL_TIME = pd.Timestamp("2013-04-06")
CENSUSES = [view.name for view in catalogue.views() if view.group == "school_census"]
STUDENTS = [view.name for view in catalogue.views() if view.group == "student_record"]
KS4 = [view.name for view in catalogue.views() if view.group == "ks4_pupil"]
AIMS = [view.name for view in catalogue.views() if view.group == "plams"]
PROFILES, KS1, KS2, KS2_EXAM, KS3, KS3_EXAM, KS4_EXAM, KS5, KS5_EXAM = (
    next(view.name for view in catalogue.views() if view.group == group)
    for group in (
        *("eyfsp", "ks1", "ks2_pupil", "ks2_exam", "ks3_pupil", "ks3_exam"),
        *("ks4_exam", "ks5_student", "ks5_exam"),
    )
)
NAMES: dict[str, list[str]] = {}
"""Names of views by group."""
for _view in catalogue.views():
    NAMES.setdefault(_view.group, []).append(_view.name)


@pytest.fixture(scope="module")
def records(lives: Lives) -> Records:
    """Records without faults; only to be read."""
    return make_records(lives)


class Copies(dict[str, pd.DataFrame]):
    """Records of which each is copied when first asked for; what nobody asked for stays the very same frame."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self.copied: set[str] = set()

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.copied:
            self[name] = super().__getitem__(name).copy()
        return super().__getitem__(name)

    def __setitem__(self, name: str, frame: pd.DataFrame) -> None:
        self.copied.add(name)
        super().__setitem__(name, frame)


def planted(records: Records, plan: Plan, *names: str) -> Records:
    return faults.apply(Copies(records), Plan(plan.people, plan.seed, frozenset(names), plan.cohorts), 0)


def census(records: Records, field: str) -> pd.Series:
    return pd.concat([records[name][field] for name in CENSUSES], ignore_index=True)


def students(records: Records, *names: str) -> pd.Series:
    """Return a field that has one of these names in each year's student record."""
    frames = [records[view] for view in STUDENTS]
    parts = [frame[next(name for name in names if name in frame)] for frame in frames]
    return pd.concat(parts, ignore_index=True)


def share(condition: pd.Series) -> float:
    return float(condition.mean())


def flagged(end: str, when: pd.Series, before: bool, records: Records) -> float:
    spells = records["leo_employment"]
    chosen = (when < REAL_TIME) == before
    return share(spells.loc[chosen, f"Uncertain{end}Date"] == 1)


def doubled(column: str) -> Callable[[Records, Records], float]:
    """Share of people in a lookup who have a second id."""

    def measure(clean: Records, dirty: Records) -> float:
        name = "LEARNER_AE_ID_TO_PMR_LOOKUP" if "PUPIL" in column else "LEARNER_AE_ID_TO_EDUKEY_LOOKUP"
        return share(dirty[name].groupby("AE_ID")[column].nunique() == 2)

    return measure


def spell_lacks_pay(clean: Records, dirty: Records) -> float:
    return 1 - len(dirty["leo_earnings"]) / len(clean["leo_earnings"])


def too_much_or_too_little(clean: Records, dirty: Records) -> float:
    ratio = dirty["leo_earnings"]["Earnings"] / clean["leo_earnings"]["Earnings"]
    return share((ratio >= 40) | (ratio < 0.05))


def flag_added(clean: Records, dirty: Records, flag: str) -> float:
    return share(dirty["leo_earnings"][flag] > clean["leo_earnings"][flag])


def wrong_era(clean: Records, dirty: Records) -> float:
    old, new = census(clean, "SENprovision"), census(dirty, "SENprovision")
    return share((old != new)[old != "N"])


def second_rows(names: list[str]) -> Callable[[Records, Records], float]:
    def measure(clean: Records, dirty: Records) -> float:
        before, after = sum(len(clean[n]) for n in names), sum(len(dirty[n]) for n in names)
        return (after - before) / before

    return measure


def flag_lost(clean: pd.Series, dirty: pd.Series) -> float:
    return share(clean.fillna(0).astype(int) > dirty.fillna(0).astype(int))


def aims(records: Records, field: str) -> pd.Series:
    return pd.concat([records[name][field] for name in AIMS], ignore_index=True)


def of_group(records: Records, group: str, field: str) -> pd.Series:
    """Return a field of all views of a group."""
    return pd.concat([records[name][field] for name in NAMES[group]], ignore_index=True)


def share_of(group: str, field: str, *values: str) -> Callable[[Records, Records], float]:
    """Share of rows of a group's views whose field has one of the values."""
    return lambda clean, dirty: share(of_group(dirty, group, field).isin(values))


def emptied(group: str, field: str, value: str = "") -> Callable[[Records, Records], float]:
    """Share of the rows whose field held something else that hold the value now."""

    def measure(clean: Records, dirty: Records) -> float:
        held = of_group(clean, group, field) != value
        return share((of_group(dirty, group, field) == value)[held])

    return measure


def of_another_era(group: str) -> Callable[[Records, Records], float]:
    def measure(clean: Records, dirty: Records) -> float:
        old, new = of_group(clean, group, "SENprovision"), of_group(dirty, group, "SENprovision")
        return share((old != new)[old != "N"])

    return measure


def too_many_sessions(clean: Records, dirty: Records) -> float:
    possible = []
    for name in NAMES["absence"]:
        fields = [f"SessionsPossible_{span}" for span in ("3Term", "6HalfTerms", "Autumn")]
        possible.append(dirty[name][[each for each in fields if each in dirty[name]]].max(axis=1))
    return share(pd.concat(possible, ignore_index=True) > 420)


def placed_twice(clean: Records, dirty: Records) -> float:
    name = "ap_census_2008_to_2021"
    return (len(dirty[name]) - len(clean[name])) / (clean[name]["AP_OpenPlacement"] == 1).sum()


def excluded_twice(clean: Records, dirty: Records) -> float:
    permanent = of_group(clean, "exclusions", "Category") == "PERM"
    return float(of_group(dirty, "exclusions", "Perm_Duplicate").sum() / permanent.sum())


def closed_too_early(clean: Records, dirty: Records) -> float:
    frame = dirty["cin_2009_to_2021"]
    return share(frame["CIN_CINClosureDate"] < frame["CIN_CINReferralDate"])


def several_categories(clean: Records, dirty: Records) -> float:
    before, after = clean["cin_cpp_2009_to_2021"], dirty["cin_cpp_2009_to_2021"]
    fields = ["CIN_CategoryOfAbuse", "CIN_InitialCategoryOfAbuse"]
    named = before[fields].notna().any(axis=1)
    return share((after[fields] == "MUL").any(axis=1)[named])


MEASURES: dict[str, Callable[[Records, Records], float]] = {
    "default-start": lambda c, d: flagged("Start", c["leo_employment"]["StartDate"], True, d),
    "default-end": lambda c, d: flagged("End", c["leo_employment"]["EndDate"], True, d),
    "start-day-before-end": lambda c, d: share(d["leo_employment"]["UncertainStartDate"] == 1),
    "start-after-end": lambda c, d: share(d["leo_employment"]["StartDate"] > d["leo_employment"]["EndDate"]),
    "start-equals-end": lambda c, d: share(
        d["leo_employment"]["StartDate"] == d["leo_employment"]["EndDate"]
    ),
    "earnings-without-spell": lambda c, d: 1 - len(d["leo_employment"]) / len(c["leo_employment"]),
    "spell-without-earnings": spell_lacks_pay,
    "zero-earnings": lambda c, d: share(d["leo_earnings"]["Earnings"] == 0),
    "implausible-pay": too_much_or_too_little,
    "tied-employers": lambda c, d: flag_added(c, d, "tied_main_record_enterprise_sic_fg"),
    "stray-section": lambda c, d: share(d["leo_earnings"]["Main_Section"] == "RADIO BROADCASTING"),
    "overlapping-benefits": lambda c, d: len(d["leo_benefit"]) / len(c["leo_benefit"]) - 1,
    "benefit-closed-late": lambda c, d: share(d["leo_benefit"]["EndDate"] > c["leo_benefit"]["EndDate"]),
    "two-edukeys": doubled("EDUKEY"),
    "shared-edukey": lambda c, d: share(
        d["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"].groupby("EDUKEY")["AE_ID"].nunique() == 2
    ),
    "edukey-in-no-lookup": lambda c, d: share(
        ~c["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]["EDUKEY"].isin(d["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]["EDUKEY"])
    ),
    "two-pupil-references": doubled("PUPILMATCHINGREFANONYMOUS"),
    "duplicate-census-row": second_rows(CENSUSES),
    "wrong-era-sen-code": wrong_era,
    "ethnicity-spelled-out": lambda c, d: share(census(d, "EthnicGroupMinor").str.len() > 4),
    "gender-boy-girl": lambda c, d: share(census(d, "Gender").isin(["B", "G"])),
    "born-after-census": lambda c, d: share(
        census(d, "YearOfBirth") > census(d, "AcademicYear").str[-4:].astype(int)
    ),
    "missing-free-meals": lambda c, d: share(census(d, "FSMeligible").isna()),
    "blank-pupil-reference": lambda c, d: share(census(d, "PupilMatchingRefAnonymous") == ""),
    "blank-student-reference": lambda c, d: share(students(d, "HE_PUPILMATCHINGREFANONYMOUS") == ""),
    "missing-end-of-study": lambda c, d: share(
        students(d, "HE_ENDDATE", "HE_DATELEFT").isna() & students(c, "HE_ENDDATE", "HE_DATELEFT").notna()
    ),
    "duplicate-ks4-row": second_rows(KS4),
    "geography-gap-year": lambda c, d: 1 - len(d["LEO_Geography"]) / len(c["LEO_Geography"]),
    "reassigned-output-area": lambda c, d: share(
        c["LEO_Geography"]["COA_2011"].notna()
        & (c["LEO_Geography"]["COA_2011"] != d["LEO_Geography"]["COA_2011"])
    ),
    "enterprise-missing-in-one-ingest": lambda c, d: 1 - len(d["idbr_lookup"]) / len(c["idbr_lookup"]),
    "duplicate-ks2-row": second_rows([KS2]),
    "duplicate-ks1-row": second_rows([KS1]),
    "invalid-ks1-level": lambda c, d: share(d[KS1]["KS1_WRITING"] == "IN"),
    "profile-total-off": lambda c, d: share(d[PROFILES]["FSP_EYFSP_TOTAL"] != c[PROFILES]["FSP_EYFSP_TOTAL"]),
    "blank-ks2-reference": lambda c, d: share(d[KS2]["KS2_PupilMatchingRefAnonymous"] == ""),
    "missing-teacher-level": lambda c, d: share(d[KS3]["KS3_ENGTALEV"] == "M"),
    "doubled-exam-row": second_rows([KS4_EXAM]),
    "exam-not-discounted": lambda c, d: flag_lost(c[KS4_EXAM]["KS4_DISC3"], d[KS4_EXAM]["KS4_DISC3"]),
    "letter-after-reform": lambda c, d: share(d[KS4_EXAM]["KS4_GRADE"] != c[KS4_EXAM]["KS4_GRADE"]),
    "student-at-two-providers": second_rows([KS5]),
    "blank-ks5-reference": lambda c, d: share(d[KS5]["KS5_PupilMatchingRefAnonymous"] == ""),
    "as-level-not-discounted": lambda c, d: flag_lost(
        c[KS5_EXAM]["KS5_DISC3"].fillna(c[KS5_EXAM]["KS5_DISC_ALL"]),
        d[KS5_EXAM]["KS5_DISC3"].fillna(d[KS5_EXAM]["KS5_DISC_ALL"]),
    ),
    "duplicate-aim": second_rows(AIMS),
    "aim-without-result": lambda c, d: share(
        aims(d, "pl_Grade_Match_Status") != aims(c, "pl_Grade_Match_Status")
    ),
    "aim-without-learner": lambda c, d: 1 - len(d["learners"]) / len(c["learners"]),
    "learner-in-no-lookup": lambda c, d: share(
        ~d["learners"]["RECORDID"].isin(d["education_records_lookup"]["RECORDID"])
    ),
    "zero-level-width": lambda c, d: share(
        (c["aims"][["FL2Width", "FL3Width"]] > 0).any(axis=1)
        & (d["aims"][["FL2Width", "FL3Width"]] == 0).all(axis=1)
    ),
    "empty-end-date": lambda c, d: share(d["aims"]["end_date"] == "1900-01-01"),
    "broken-apprenticeship-flag": lambda c, d: share(
        (c["aims"]["app"] != d["aims"]["app"])[c["aims"]["app"].notna()]
    ),
    "level-lost-again": lambda c, d: share(
        d["ypmad_2002_to_2021"]["YPMAD_L2_OVERALL"] < c["ypmad_2002_to_2021"]["YPMAD_L2_OVERALL"]
    ),
    "two-states-in-a-month": second_rows(["nccis_2011_to_2021"]),
    "blank-reference-of-young-person": lambda c, d: share(
        d["nccis_2011_to_2021"]["NCCIS_PupilMatchingRefAnonymous"] == ""
    ),
    "age-of-applicant-zero": lambda c, d: share(d["applicants"]["applicant_age"] == 0),
    "unmatched-applicant": lambda c, d: share(d["applicants"]["PupilMatchingRefAnonymous"] == ""),
    "subject-in-own-words": lambda c, d: share(
        d["qualifications"]["subject_title"].fillna("") != c["qualifications"]["subject_title"].fillna("")
    ),
    **{
        f"duplicate-{term}-census-row": second_rows(NAMES[f"{term}_census"])
        for term in ("annual", "autumn", "summer")
    },
    **{f"wrong-era-sen-code-{term}": of_another_era(f"{term}_census") for term in ("autumn", "summer")},
    **{
        f"gender-boy-girl-{term}": share_of(f"{term}_census", "Gender", "B", "G")
        for term in ("annual", "autumn", "summer")
    },
    **{
        f"blank-pupil-reference-{term}": share_of(group, "PupilMatchingRefAnonymous", "")
        for term, group in (
            ("annual", "annual_census"),
            ("autumn", "autumn_census"),
            ("summer", "summer_census"),
            ("absence", "absence"),
            ("exclusions", "exclusions"),
        )
    },
    "duplicate-unit-row": second_rows(NAMES["pru_census"]),
    "duplicate-placement-row": placed_twice,
    "more-than-420-sessions": too_many_sessions,
    "duplicate-absence-row": second_rows(NAMES["absence"]),
    "exclusion-outside-year": share_of("exclusions", "Term", "Invalid"),
    "permanent-exclusion-twice": excluded_twice,
    "child-in-need-without-reference": emptied("children_in_need", "CIN_PupilMatchingRefAnonymous"),
    "need-not-stated": share_of("children_in_need", "CIN_PrimaryNeedCode", "N0"),
    "case-closed-before-referral": closed_too_early,
    "several-categories-of-abuse": several_categories,
    "looked-after-without-reference": emptied("children_looked_after", "cla_PupilMatchingRefAnonymous"),
    "episode-without-end": lambda c, d: share(d["cla_2006_to_2021"]["cla_REC"].isna()),
}
OTHER_VIEWS = {
    "unmatched-applicant": {"applicants", "applications", "qualifications"},
    "two-edukeys": {"leo_employment", "leo_earnings", "leo_benefit"},
    "two-pupil-references": {
        *(*CENSUSES, *KS4, *STUDENTS, *AIMS),
        *(PROFILES, KS1, KS2, KS2_EXAM, KS3, KS3_EXAM, KS4_EXAM, KS5, KS5_EXAM),
        *(name for group in BY_NAME["two-pupil-references"].followers for name in NAMES[group]),
    },
    "learner-in-no-lookup": {"aims"},
}


def test_every_fault_has_its_measure():
    assert set(MEASURES) == set(BY_NAME)
    assert len(BY_NAME) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_says_what_it_is(fault: Fault):
    assert 0 < fault.rate < 0.1
    assert fault.evidence
    assert fault.description.startswith("Share of ")
    assert fault.group in {view.group for view in catalogue.views()}


@pytest.mark.parametrize("name", MEASURES)
def test_clean_records_do_not_have_it(records: Records, name: str):
    assert MEASURES[name](records, records) == 0


@pytest.mark.parametrize("name", MEASURES)
def test_alone_it_shows_at_about_its_rate_and_only_in_its_views(records: Records, lives: Lives, name: str):
    dirty = planted(records, lives.plan, name)
    rate = MEASURES[name](records, dirty)
    assert rate == pytest.approx(BY_NAME[name].rate, rel=0.35)
    own = {view.name for view in catalogue.views() if view.group == BY_NAME[name].group}
    own |= OTHER_VIEWS.get(name, set())
    for view, frame in dirty.items():
        if view not in own and frame is not records[view]:
            pd.testing.assert_frame_equal(frame, records[view])
        assert list(frame.dtypes) == list(records[view].dtypes), view


def test_a_fault_plants_the_same_whatever_stands_beside_it(records: Records, lives: Lives):
    alone = planted(records, lives.plan, "zero-earnings")
    beside = planted(records, lives.plan, "zero-earnings", "default-start", "duplicate-ks4-row")
    pd.testing.assert_frame_equal(alone["leo_earnings"], beside["leo_earnings"])


@pytest.mark.parametrize(("name", "end"), [("default-start", "Start"), ("default-end", "End")])
def test_default_dates_are_flagged_true_to_form_and_rarer_from_2013(
    records: Records, lives: Lives, name: str, end: str
):
    dirty = planted(records, lives.plan, name)
    spells, clean = dirty["leo_employment"], records["leo_employment"]
    date, when = spells[f"{end}Date"], clean[f"{end}Date"]
    known = spells[f"Uncertain{end}Date"] == 1
    assert set(zip(date[known].dt.month, date[known].dt.day, strict=True)) == {
        (4, 6 if end == "Start" else 5)
    }
    assert (date[~known] == when[~known]).all()
    closed = when < REAL_TIME if end == "Start" else when.dt.year < 9999
    assert not known[~closed & (when.dt.year == 9999)].any()
    late = flagged(end, when[when.dt.year < 9999], False, {"leo_employment": spells[when.dt.year < 9999]})
    assert late < 0.6 * flagged(end, when, True, dirty)
    assert AFTER_REAL_TIME < 0.6
    assert (spells["StartDate"] <= spells["EndDate"]).all()


def test_parts_of_pay_stay_parts_of_it(records: Records, lives: Lives):
    pay = planted(records, lives.plan, *(fault.name for fault in FAULTS))["leo_earnings"]
    for part in ("enterprise_earnings", "SIC_Earnings", "Section_Earnings"):
        assert (pay[part] <= pay["Earnings"]).all()
    assert (pay.loc[pay["Earnings"] == 0, ["enterprise_earnings", "SIC_Earnings"]] == 0).all(axis=None)
    tied = planted(records, lives.plan, "tied-employers")["leo_earnings"]
    tied = tied[(tied["tied_main_record_enterprise_sic_fg"] == 1) & (tied["Num_Employments"] == 2)]
    assert (tied["enterprise_earnings"] * 2 <= tied["Earnings"]).all()
    assert len(tied) > 100


def test_a_benefit_closed_late_does_not_meet_the_next_of_its_type(records: Records, lives: Lives):
    spells = planted(records, lives.plan, "benefit-closed-late")["leo_benefit"]
    spells = spells.sort_values(["EduKey", "Benefit_type", "StartDate"], ignore_index=True)
    same = (spells[["EduKey", "Benefit_type"]] == spells[["EduKey", "Benefit_type"]].shift()).all(axis=1)
    assert (spells["StartDate"][same] > spells["EndDate"].shift()[same]).all()


def test_two_pupil_references_reach_the_student_record(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "two-pupil-references")
    field = "HE_PUPILMATCHINGREFANONYMOUS"
    changed = [(dirty[view][field] != records[view][field]).any() for view in STUDENTS]
    assert any(changed)
    lookup = dirty["LEARNER_AE_ID_TO_PMR_LOOKUP"]["PUPILMATCHINGREFANONYMOUS"]
    assert students(dirty, field).isin(lookup).all()


def test_two_pupil_references_reach_every_view_that_has_one(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "two-pupil-references")
    before, after = (each["LEARNER_AE_ID_TO_PMR_LOOKUP"] for each in (records, dirty))
    new = set(after["PUPILMATCHINGREFANONYMOUS"]) - set(before["PUPILMATCHINGREFANONYMOUS"])
    first: dict[str, int] = {}
    for group in ("school_census", "autumn_census", "absence", "children_in_need"):
        found = 0
        for name in NAMES[group]:
            view = catalogue.view(name)
            field = next(each for each in view.fields if each.endswith("PupilMatchingRefAnonymous"))
            assert set(dirty[name][field]) <= {*after["PUPILMATCHINGREFANONYMOUS"], ""}
            changed = set(dirty[name][field]) & new
            found += len(changed)
            for reference in changed if view.year else ():
                first.setdefault(reference, view.year)
                assert view.year >= first[reference] - (group != "school_census"), (group, name)
        assert found > 5, group


def test_followers_of_a_fault_tie_nothing(lives: Lives):
    plan = Plan(10, 1, frozenset(BY_NAME))
    assert "school_census" in faults.tied(["absence"], plan)
    assert "absence" not in faults.tied(["school_census"], plan)
    assert faults.tied(["absence"], Plan(10, 1)) == set()


def test_default_dates_make_no_spells_overlap(records: Records, lives: Lives):
    spells = planted(records, lives.plan, "default-start", "default-end")["leo_employment"]
    same = spells["EduKey"].eq(spells["EduKey"].shift())
    assert (spells["StartDate"][same] > spells["EndDate"].shift()[same]).all()


def test_two_edukeys_keep_pay_and_days_of_a_person(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "two-edukeys")
    lookup = dirty["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]
    doubles = lookup[lookup.duplicated("AE_ID", keep=False)]
    spells, pay = dirty["leo_employment"], dirty["leo_earnings"]
    assert doubles["EDUKEY"].isin(spells["EduKey"]).all()
    assert doubles["EDUKEY"].isin(pay["Edukey"]).all()
    assert pay["Earnings"].sum() == records["leo_earnings"]["Earnings"].sum()
    assert not pay.duplicated(["Edukey", "TaxYear"]).any()

    def days(found: Records) -> pd.Series:
        joined = found["leo_employment"].merge(lookup, left_on="EduKey", right_on="EDUKEY")
        joined = joined[joined["AE_ID"].isin(doubles["AE_ID"].head(60))]
        last = joined["EndDate"].where(joined["EndDate"].dt.year < 9999, pd.Timestamp("2021-04-05"))
        every = [
            (person, day)
            for person, a, b in zip(joined["AE_ID"], joined["StartDate"], last, strict=True)
            for day in range(a.toordinal(), b.toordinal() + 1)
        ]
        return pd.Series(dict.fromkeys(every, 1)).groupby(level=0).sum()

    assert (days(dirty) == days(records)).all()
    joined = spells.merge(doubles, left_on="EduKey", right_on="EDUKEY").sort_values(["AE_ID", "StartDate"])
    overlap = joined["StartDate"] < joined.groupby("AE_ID")["EndDate"].shift()
    assert overlap.any()


def test_doubles_in_the_census_say_which_row_to_keep(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "duplicate-census-row")
    for name in ("spring_census_2008", "spring_census_2014"):
        frame = dirty[name]
        pairs = frame[frame.duplicated("PupilMatchingRefAnonymous", keep=False)]
        main, double = pairs[pairs["RecordStatus"] < 100], pairs[pairs["RecordStatus"] > 100]
        assert len(main) == len(double) > 20
        merged = main.merge(double, on="PupilMatchingRefAnonymous", suffixes=("", "_double"))
        assert (merged["RecordStatus"] + 100 == merged["RecordStatus_double"]).all()
        gone = double["LeavingDate"].notna()
        assert (double["LeavingDate"][gone] < double["CensusDate"][gone]).all()
        assert (double["EntryDate"] < double["CensusDate"]).all()
        if "OnRoll" in frame:
            assert ((double["OnRoll"] == 0) == gone).all()
        else:
            assert ((double["SourceTable"] == "PupilsNoLongerOnRoll") == gone).all()
        assert frame.loc[~frame.index.isin(pairs.index), "RecordStatus"].isna().all()


def test_doubles_in_ks4_achieve_nothing(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "duplicate-ks4-row")
    frame = dirty["KS4Pupil_2002_to_2014"]
    pairs = frame[frame.duplicated("KS4_PupilMatchingRefAnonymous", keep=False)]
    assert (pairs.groupby("KS4_PupilMatchingRefAnonymous").size() == 2).all()
    lower = pairs.groupby("KS4_PupilMatchingRefAnonymous")["KS4_LEVEL2_EM"].min().dropna()
    assert (lower == 0).all()
    assert pairs.groupby("KS4_PupilMatchingRefAnonymous")["KS4_LEVEL2_EM"].max().sum() > 10
    assert 0 < (pairs["KS4_NATRES"] == 0).sum() < len(pairs) / 2


def test_a_new_pupil_reference_comes_in_one_year_and_stays(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "two-pupil-references")
    lookup = dirty["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    doubles = lookup[lookup.duplicated("AE_ID", keep=False)]
    order = doubles.groupby("AE_ID")["PUPILMATCHINGREFANONYMOUS"].agg(list)
    years: dict[str, list[int]] = {}
    for name in CENSUSES:
        for reference in dirty[name]["PupilMatchingRefAnonymous"]:
            years.setdefault(reference, []).append(int(name[-4:]))
    for name in (KS1, KS2, KS3, KS4_EXAM, KS5):
        frame = dirty[name]
        written = next(field for field in frame if field.endswith("_ACADYR"))
        for reference, year in zip(frame.iloc[:, 0], frame[written], strict=True):
            years.setdefault(reference, []).append(int(year[-4:]))
    seen_twice = 0
    for old, new in order:
        if old in years and new in years:
            seen_twice += 1
            assert max(years[old]) < min(years[new])
    assert seen_twice > 20


def test_default_faults_apply_to_empty_records(lives: Lives, records: Records):
    empty = {name: frame.iloc[:0].copy() for name, frame in records.items()}
    dirty = faults.apply(empty, Plan(1, 1, frozenset(BY_NAME)), 0)
    assert all(len(frame) == 0 for frame in dirty.values())


def test_wrong_codes_belong_to_the_other_era(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "wrong-era-sen-code")
    early, late = dirty["spring_census_2008"]["SENprovision"], dirty["spring_census_2018"]["SENprovision"]
    assert set(early) & set("KE")
    assert set(late) & set("AP")
    assert np.array_equal(
        dirty["spring_census_2015"]["SENprovision"], records["spring_census_2015"]["SENprovision"]
    )


def test_a_new_pupil_reference_reaches_applicants_and_young_people(records: Records, lives: Lives):
    dirty = planted(records, lives.plan, "two-pupil-references")
    lookup = dirty["LEARNER_AE_ID_TO_PMR_LOOKUP"]["PUPILMATCHINGREFANONYMOUS"]
    for view, field in (
        ("nccis_2011_to_2021", "NCCIS_PupilMatchingRefAnonymous"),
        ("applicants", "PupilMatchingRefAnonymous"),
    ):
        assert (dirty[view][field] != records[view][field]).any()
        assert dirty[view][field].isin(lookup).all()
    keys = ["unique_id_cycle", "PupilMatchingRefAnonymous"]
    pairs = [dirty[name][keys].drop_duplicates() for name in ("applicants", "applications", "qualifications")]
    assert not pd.concat(pairs).drop_duplicates().duplicated("unique_id_cycle").any()
