"""What sources write down, before anything goes wrong."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from synthetic_data import catalogue
from synthetic_data.blocks import Block
from synthetic_data.calendar import LAST_DAY, OPEN_END
from synthetic_data.lives import Lives
from synthetic_data.lives.jobs import JobKind
from synthetic_data.records import ids
from synthetic_data.records.census import census_date, ever_eligible
from synthetic_data.records.codes import SEN_LAST_OLD, SEN_REFORM
from synthetic_data.records.industries import NAMES, NONE, registered
from synthetic_data.records.ks4 import number_grades
from synthetic_data.records.leo import BENEFIT_TYPES, OUT_OF_WORK, _largest, merge_spells, tax_year_code

CENSUSES = [view for view in catalogue.views() if view.group == "school_census"]
STUDENTS = [view for view in catalogue.views() if view.group == "student_record"]
KS4 = [view for view in catalogue.views() if view.group == "ks4_pupil"]


def fields(block: Block, view: catalogue.View) -> pd.DataFrame:
    """Return a view under bare field names."""
    return block.views[view.name].rename(columns={name: field for field, name in view.fields.items()})


# Ids ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bits", [31, 35, 44, 45])
def test_scrambling_is_one_to_one_and_hides_the_number(bits: int):
    numbers = np.arange(50_000)
    mixed = ids.scramble(numbers, bits, 7, "test")
    assert len(np.unique(mixed)) == len(numbers)
    assert mixed.max() < 2**bits
    assert abs(np.corrcoef(numbers, mixed.astype(float))[0, 1]) < 0.05


def test_scrambling_reaches_every_number():
    assert sorted(ids.scramble(np.arange(1 << 12), 12, 7, "test")) == list(range(1 << 12))


def test_ids_have_their_lengths_and_never_differ_by_case_alone():
    people = np.arange(20_000, dtype=np.int64)
    for make, length in ((ids.pupil_reference, 18), (ids.edukey, 14)):
        made = np.concatenate([make(3, people, slot) for slot in (0, 1)])
        assert {len(text) for text in made} == {length}
        assert len({text.lower() for text in made}) == 40_000
        assert all(isinstance(text, str) for text in made[:5])
    assert ids.person_number(3, people).max() < 2**53
    far = np.array([59_999_999], dtype=np.int64)
    assert 0 <= ids.record_id(3, far, np.array([19]))[0] < 2**31


def test_record_ids_differ_between_people_and_years():
    people, years = np.divmod(np.arange(200_000, dtype=np.int64), 20)
    assert len(np.unique(ids.record_id(3, people, years))) == 200_000


# All views ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [*CENSUSES, *KS4], ids=lambda view: view.name)
def test_codes_are_those_of_the_catalogue(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    loose = {"NCyearActual", "RecordStatus"}  # the form writes these as ranges
    for column in view.columns:
        coded = column.codes and set(column.codes) != {"Null"} and column.field not in loose
        if coded and column.type.startswith("varchar"):
            assert set(frame[column.name].dropna()) <= set(column.codes), column.name


@pytest.mark.parametrize("view", KS4, ids=lambda view: view.name)
def test_ks4_columns_are_empty_outside_their_years(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    year = frame["KS4_ACADYR"].str[-4:].astype(int)
    for column in view.columns:
        known = frame[column.name].notna()
        if column.years and column.nullable:
            assert set(year[known]) <= set(column.years), column.name
        assert known.any(), column.name


@pytest.mark.parametrize("view", KS4, ids=lambda view: view.name)
def test_ks4_columns_are_filled_in_all_of_their_years(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    year = frame["KS4_ACADYR"].str[-4:].astype(int)
    for column in view.columns:
        # The form lists letters for maths to 2020/21, although numbers have replaced them.
        if column.form_name and column.name != "KS4_HGMATH_PTQ_EE":
            filled = set(year[frame[column.name].notna()])
            assert filled == set(column.years) & set(year), column.name


# School census ------------------------------------------------------------------------------------------------------


def test_the_census_is_on_the_third_thursday_of_january():
    dates = [np.datetime64(census_date(year), "D") for year in range(2006, 2022)]
    assert str(dates[5]) == "2011-01-20"
    for date in dates:
        assert pd.Timestamp(date).day_name() == "Thursday"
        assert 15 <= pd.Timestamp(date).day <= 21


@pytest.mark.parametrize("view", CENSUSES, ids=lambda view: view.name)
def test_every_row_of_a_census_makes_sense(clean: Block, view: catalogue.View):
    frame = fields(clean, view)
    assert view.year is not None
    assert frame["PupilMatchingRefAnonymous"].is_unique
    assert (frame["EntryDate"] < frame["CensusDate"]).all()
    assert frame["LeavingDate"].isna().all()
    year = frame["NCyearActual"].replace("R", "0").astype(int)
    assert year.between(0, 13).all()
    assert (frame["AgeAtStartOfAcademicYear"] == year + 4).all()
    start = pd.to_datetime({"year": frame["YearOfBirth"], "month": frame["MonthOfBirth"], "day": 1})
    months = (view.year - 1 - start.dt.year) * 12 + 8 - start.dt.month
    assert (
        months == frame["AgeAtStartOfAcademicYear"] * 12 + frame["MonthPartOfAgeAtStartOfAcademicYear"]
    ).all()
    assert frame["IDACIScore"].between(0, 1).all() if "IDACIScore" in frame else view.year == 2020


@pytest.mark.parametrize("view", CENSUSES, ids=lambda view: view.name)
def test_special_needs_have_the_codes_of_their_time(clean: Block, view: catalogue.View):
    frame = fields(clean, view)
    codes = set(frame["SENprovision"])
    assert view.year is not None
    if view.year < SEN_REFORM:
        assert codes == set("NAPS")
    else:
        assert {"N", "K", "E"} <= codes
        assert all(view.year <= SEN_LAST_OLD[code] for code in codes - set("NKE"))
    assert frame.loc[frame["SENprovision"].isin(["N", "A"]), "PrimarySENtype"].isna().all()


def test_a_poorer_area_has_a_higher_score_and_a_lower_rank(clean: Block):
    frame = clean.views["spring_census_2010"]
    assert frame["IDACIScore_spr10"].rank().corr(frame["IDACIRank_spr10"].rank()) < -0.99
    assert frame["IDACIRank_spr10"].between(1, 32_482).all()


def test_ever_eligible_looks_back_over_its_years():
    eligible = np.array([[1, 0, 0, 0, 0]], dtype=bool)
    assert list(ever_eligible(eligible, 3)[0]) == [True, True, True, False, False]
    assert ever_eligible(eligible, 14).all()


@pytest.mark.parametrize("view", CENSUSES, ids=lambda view: view.name)
def test_ever_measures_hold_what_is_true_now(clean: Block, view: catalogue.View):
    frame = fields(clean, view)
    now = frame["FSMeligible"].astype(bool)
    for measure in ("EVERFSM_3", "EVERFSM_6", "EVERFSM_6_P", "EVERFSM_ALL"):
        if measure in frame:
            assert frame.loc[now, measure].all()
            assert frame[measure].mean() > now.mean()
    if "EVERFSM_6" in frame:
        assert (frame["EVERFSM_6_P"] >= frame["EVERFSM_6"]).all()


def test_independent_pupils_are_in_ks4_but_not_in_the_census(clean: Block):
    independent = set(clean.truth["people"].query("independent == 1")["PupilMatchingRefAnonymous"])
    ks4 = clean.views["KS4Pupil_2002_to_2014"]
    assert (ks4.loc[ks4["KS4_NFTYPE"] == 11, "KS4_PupilMatchingRefAnonymous"]).isin(independent).all()
    year_11 = clean.views["spring_census_2011"].query("NCyearActual_spr11 in ['10', '11']")
    assert not year_11["PupilMatchingRefAnonymous_spr11"].isin(independent).any()


def test_a_school_that_becomes_an_academy_keeps_its_number_and_changes_its_reference(clean: Block):
    before, after = clean.views["spring_census_2010"], clean.views["spring_census_2021"]
    old = before.groupby("LAEstab_anon_spr10")["URN_anon_spr10"].agg(set)
    new = after.groupby("LAEstab_anon_spr21")["URN_anon_spr21"].agg(set)
    both = old.index.intersection(new.index)
    changed = [old[school] != new[school] for school in both]
    assert any(changed)
    assert not all(changed)


# Key Stage 4 --------------------------------------------------------------------------------------------------------


def test_measures_of_an_era_agree_with_each_other(clean: Block):
    old = clean.views["KS4Pupil_2002_to_2014"]
    late = old[old["KS4_ACADYR"] == "2011/2012"]
    good = set("*ABC")
    both = late["KS4_APENG"].isin(good) & late["KS4_HGMATH"].isin(good)
    assert (both == late["KS4_L2BASICS"].astype(bool)).all()
    assert ((both & (late["KS4_PASS_AC"] >= 5)) == late["KS4_LEVEL2_EM"].astype(bool)).all()
    assert (late["KS4_LEVEL2_EM"] >= late["KS4_LEVEL2EM_GCSE"]).all()
    assert (late["KS4_EBACC"] <= late["KS4_EBACC_E"]).all()
    new = clean.views["KS4Pupil_2015_to_2021"]
    late = new[new["KS4_ACADYR"] == "2018/2019"]
    both = late["KS4_APENG_91"].isin(set("456789")) & late["KS4_HGMATH_91"].isin(set("456789"))
    assert (both == late["KS4_L2BASICS_94"].astype(bool)).all()
    assert (late["KS4_L2BASICS_95"] <= late["KS4_L2BASICS_94"]).all()
    assert late["KS4_ATT8"].between(0, 90).all()
    assert abs(late["KS4_P8SCORE"].mean()) < 0.2


def test_fewer_reach_the_level_when_the_rules_change_in_2014(clean: Block):
    old = clean.views["KS4Pupil_2002_to_2014"]
    before = old.loc[old["KS4_ACADYR"] == "2012/2013", "KS4_LEVEL2_EM"].mean()
    after = old.loc[old["KS4_ACADYR"] == "2013/2014", "KS4_LEVEL2_EM_PTQ"].mean()
    assert after < before


def test_numbered_grades_meet_the_letters_at_four_and_one():
    fine = np.array([-0.5, 0.5, 1.0, 4.99, 5.0, 8.8])
    assert list(number_grades(fine)) == [0, 0, 1, 3, 4, 9]


# Links --------------------------------------------------------------------------------------------------------------


def test_lookups_are_one_to_one_without_faults(clean: Block):
    pupils = clean.views["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    keys = clean.views["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]
    records = clean.views["education_records_lookup"]
    assert len(pupils) == 10_000
    for column in (pupils["AE_ID"], pupils.iloc[:, 1], keys["AE_ID"], keys["EDUKEY"], records["RECORDID"]):
        assert column.is_unique
    assert set(keys["AE_ID"]) < set(pupils["AE_ID"])
    assert set(records["AE_ID"]) < set(pupils["AE_ID"])
    assert 0.95 < len(keys) / len(pupils) < 0.995


def test_every_record_finds_its_person_without_faults(clean: Block):
    pupils = set(clean.views["LEARNER_AE_ID_TO_PMR_LOOKUP"]["PUPILMATCHINGREFANONYMOUS"])
    keys = set(clean.views["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]["EDUKEY"])
    for view in [*CENSUSES, *KS4, *STUDENTS]:
        assert set(clean.views[view.name].iloc[:, 0]) <= pupils
    for name in ("leo_employment", "leo_earnings", "leo_benefit", "leo_self_assessment"):
        assert set(clean.views[name].iloc[:, 0]) <= keys


# Student record -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", STUDENTS, ids=lambda view: view.name)
def test_every_row_of_a_student_record_makes_sense(clean: Block, view: catalogue.View):
    frame, year = clean.views[view.name], view.year
    assert year is not None
    start, close = pd.Timestamp(year - 1, 8, 1), pd.Timestamp(year, 7, 31)
    end = frame["HE_ENDDATE" if year >= 2008 else "HE_DATELEFT"]
    assert (frame["HE_COMDATE"] <= close).all()
    assert (end.dropna() > frame.loc[end.notna(), "HE_COMDATE"]).all()
    assert (end.dropna() <= close).all()
    first = frame["HE_XFYRSR01"] == 1
    assert (frame.loc[first, "HE_YEARSTU"] == 1).all()
    assert (frame.loc[first, "HE_COMDATE"] >= start).all()
    assert (frame["HE_XFYRSR01"] <= frame["HE_XPSR01"]).all()
    qualified = frame["HE_XPQUAL01"] == 1
    assert (frame["HE_XQOBTN01"].notna() == qualified).all()
    assert (frame["HE_XCLASS01"].notna() == (qualified & (frame["HE_XLEV601"] == "4"))).all()
    assert end[qualified].notna().all()
    assert (frame.loc[frame["HE_NOTACT"] == "1", "HE_XPSR01"] == 0).all()
    assert (frame["HE_XAGEJ01"] - frame["HE_XAGEA01"]).isin([0, 1]).all()
    levels = frame[["HE_XLEV601", "HE_XLEV301", "HE_XLEV501"]].drop_duplicates()
    assert levels["HE_XLEV601"].is_unique


@pytest.mark.parametrize("view", STUDENTS, ids=lambda view: view.name)
def test_shares_of_joint_subjects_add_up_to_one_person(clean: Block, view: catalogue.View):
    frame = clean.views[view.name]
    second = frame["HE_XJACS01_2"].notna()
    assert 0.05 < second.mean() < 0.3
    if view.year is not None and view.year < 2008:
        assert (frame["HE_SBJQA2"].notna() == second).all()
        return
    shares = frame[[f"HE_XFPE01_{place}" for place in (1, 2, 3)]]
    assert np.allclose(shares.sum(axis=1), 1)
    assert (shares["HE_XFPE01_2"].notna() == second).all()
    assert (shares["HE_XFPE01_1"][second] < 1).all()
    assert (shares["HE_XFPE01_1"] >= shares["HE_XFPE01_2"].fillna(0)).all()


def test_computing_left_mathematics_in_2012_13(clean: Block):
    before, after = clean.views["hesa_2012"]["HE_XJACS01_1"], clean.views["hesa_2013"]["HE_XJACS01_1"]
    assert before.isin(["G400"]).any()
    assert not before.isin(["I100"]).any()
    assert after.isin(["I100"]).any()
    assert not after.isin(["G400"]).any()


def test_first_degrees_of_a_year_are_those_of_the_truth(clean: Block):
    graduates = clean.truth["people"].set_index("PupilMatchingRefAnonymous")["graduated"]
    late = 0
    for view in STUDENTS:
        frame, now = clean.views[view.name], view.year or 0
        took = frame[(frame["HE_XPQUAL01"] == 1) & (frame["HE_XLEV601"] == "4")]
        year = took["HE_PUPILMATCHINGREFANONYMOUS"].map(graduates).astype("int64")
        # Some are awarded in the year after: they qualify in a year in which they did not study.
        assert year.isin([now, now - 1]).all()
        assert (took.loc[year == now - 1, "HE_XPSR01"] == 0).all()
        late += int((year == now - 1).sum())
        if now > 2006:
            assert 0.85 < len(took) / (graduates == now).sum() < 1.1
    assert late > 10


def test_a_student_looks_the_same_in_each_year(clean: Block):
    key, keep = (
        "HE_PUPILMATCHINGREFANONYMOUS",
        ["HE_COMDATE", "HE_XINSTID01__ANON", "HE_XJACS01_1", "HE_GENDER"],
    )
    years = [clean.views[f"hesa_{year}"].query("HE_XLEV601 == '4'") for year in (2010, 2011)]
    before, after = (frame.set_index(key)[keep] for frame in years)
    shared = before.index.intersection(after.index)
    assert len(shared) > 300
    pd.testing.assert_frame_equal(before.loc[shared], after.loc[shared])


# Tax records --------------------------------------------------------------------------------------------------------

SPELLS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 60), st.one_of(st.integers(0, 20), st.none())), max_size=30
)


@given(SPELLS)
def test_merged_spells_cover_the_same_days_once(spells: list[tuple[int, int, int | None]]):
    person = np.array([s[0] for s in spells], dtype=np.int64)
    start = np.array([s[1] for s in spells], dtype=np.int64)
    end = np.array([OPEN_END if s[2] is None else s[1] + s[2] for s in spells], dtype=np.int64)
    who, first, last = merge_spells(person, start, end)

    def days(keys, starts, ends) -> set[tuple[int, int]]:
        return {
            (int(k), d) for k, a, b in zip(keys, starts, ends, strict=True) for d in range(a, min(b, 200) + 1)
        }

    assert days(who, first, last) == days(person, start, end)
    assert sum(min(b, 200) - a + 1 for a, b in zip(first, last, strict=True)) == len(days(who, first, last))
    apart = who[1:] != who[:-1]
    assert (apart | (first[1:] > last[:-1] + 1)).all()
    assert ((last == OPEN_END).sum()) == len({p for p, e in zip(person, end, strict=True) if e == OPEN_END})


def test_spells_are_clean_without_faults(clean: Block):
    spells = clean.views["leo_employment"]
    assert (spells["StartDate"] < spells["EndDate"]).all()
    assert (spells[["UncertainStartDate", "UncertainEndDate"]] == 0).all(axis=None)
    same = spells["EduKey"].eq(spells["EduKey"].shift())
    gap = (spells["StartDate"] - spells["EndDate"].shift()).dt.days
    assert (gap[same] > 1).all()
    open_end = spells["EndDate"] == pd.Timestamp("9999-12-31").as_unit("s")
    assert 0.05 < open_end.mean() < 0.5
    assert (spells.loc[~open_end, "EndDate"] <= pd.Timestamp("2021-04-05")).all()


def test_pay_and_spells_meet_in_every_tax_year_without_faults(clean: Block):
    spells = clean.views["leo_employment"]
    last = spells["EndDate"].where(spells["EndDate"].dt.year < 9999, pd.Timestamp("2021-04-05"))

    def tax_year(date: pd.Series) -> pd.Series:
        before = (date.dt.month < 4) | ((date.dt.month == 4) & (date.dt.day < 6))
        return date.dt.year - before

    from_spells = {
        (key, year)
        for key, a, b in zip(spells["EduKey"], tax_year(spells["StartDate"]), tax_year(last), strict=True)
        for year in range(a, b + 1)
        if year >= 2003
    }
    pay = clean.views["leo_earnings"]
    assert from_spells == set(zip(pay["Edukey"], pay["TaxYear"] // 100, strict=True))
    assert not pay.duplicated(["Edukey", "TaxYear"]).any()
    assert (pay["Earnings"] > 0).all()


def test_pay_is_the_sum_over_jobs(clean: Block, lives: Lives):
    year = lives.pay.tax_year == 2015
    person = lives.jobs.person[lives.pay.job[year]]
    pence = np.bincount(person, weights=lives.pay.pence[year], minlength=len(lives.people)).astype(np.int64)
    keys = clean.truth["people"]["EDUKEY"]
    pay = clean.views["leo_earnings"].query("TaxYear == 201516").set_index("Edukey")["Earnings"]
    expected = pd.Series(pence // 100, index=keys).loc[pay.index]
    assert (expected == pay).all()


AGGREGATES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(-1, 3), st.integers(100, 1_000)), min_size=1, max_size=30
)


@given(AGGREGATES)
def test_the_largest_of_each_cell_is_that_of_a_plain_count(rows: list[tuple[int, int, int]]):
    table = pd.DataFrame(rows, columns=["cell", "label", "pence"])
    cells = sorted(set(table["cell"]))
    cell = table["cell"].map(cells.index).to_numpy()
    made = _largest(cell, len(cells), table["label"].to_numpy(), table["pence"].to_numpy())
    for place, number in enumerate(cells):
        pounds = table[table["cell"] == number].groupby("label")["pence"].sum() // 100
        first = min(pounds.index, key=lambda label: (-pounds[label], label == NONE, label))
        assert made.label[place] == first
        assert made.pounds[place] == pounds.max()
        assert made.tied[place] == ((pounds == pounds.max()).sum() > 1)
        assert made.count[place] == (pounds.index != NONE).sum()


def test_enterprise_and_industry_are_those_of_the_jobs(clean: Block, lives: Lives):
    year = lives.pay.tax_year == 2015
    register = registered(lives.plan.seed, lives.employers.enterprise, lives.employers.section)
    job = lives.pay.job[year]
    keys = np.append(register.keys, "")[register.key[job]]
    names = np.append(NAMES, "")[register.name[job]]
    paid = pd.DataFrame(
        {
            "Edukey": clean.truth["people"]["EDUKEY"].to_numpy()[lives.jobs.person[job]],
            "key": keys,
            "name": names,
            "pence": lives.pay.pence[year],
        }
    )
    pay = clean.views["leo_earnings"].query("TaxYear == 201516").set_index("Edukey")
    known = paid[paid["key"] != ""]
    different = known.groupby("Edukey")["key"].nunique().reindex(pay.index, fill_value=0)
    assert (different == pay["Num_Employments"]).all()
    for label, column, part in (
        ("key", "main_enterprise", "enterprise_earnings"),
        ("name", "Main_Section", "Section_Earnings"),
    ):
        of_label = paid.groupby(["Edukey", label])["pence"].sum() // 100
        asked = pd.MultiIndex.from_arrays([pay.index, pay[column].fillna("")])
        assert (of_label.reindex(asked).to_numpy() == pay[part].to_numpy()).all()
        assert (of_label.groupby("Edukey").max().reindex(pay.index) == pay[part]).all()


def test_three_largest_sums_need_not_belong_together(clean: Block):
    pay = clean.views["leo_earnings"]
    known = pay.dropna(subset=["main_enterprise", "Main_SIC2007", "Main_Section"])
    code = known["Main_SIC2007"].astype("int64")
    assert (code != known["main_enterprise_linked_sic2007"]).any()
    assert (known["Main_Section"] != known["main_enterprise_linked_section"]).any()
    assert (pay["enterprise_earnings"] <= pay["Earnings"]).all()
    assert (known["SIC_Earnings"] >= known["enterprise_earnings"]).all()
    assert (known["Section_Earnings"] >= known["SIC_Earnings"]).all()
    assert (pay["Num_Sections"] <= pay["Num_SIC"]).all()
    assert (pay["Num_SIC"] <= pay["Num_Employments"]).all()


def test_an_employer_outside_the_register_has_neither_key_nor_industry(clean: Block):
    pay = clean.views["leo_earnings"]
    without = pay["main_enterprise"].isna()
    assert 0.01 < without.mean() < 0.08
    assert pay.loc[without, "main_enterprise_linked_section"].isna().all()
    assert pay.loc[without, "main_enterprise_linked_sic2007"].isna().all()
    assert (pay["Num_Employments"] == 0).any()
    assert pay.loc[~without, "main_enterprise_linked_section"].notna().all()


def test_a_section_is_that_of_its_codes(clean: Block):
    known = clean.views["leo_earnings"].dropna(subset=["main_enterprise"])
    code, section = "main_enterprise_linked_sic2007", "main_enterprise_linked_section"
    assert not known[[code, section]].drop_duplicates().duplicated(code).any()
    assert not known[["main_enterprise", code]].drop_duplicates().duplicated("main_enterprise").any()
    assert set(known["main_enterprise_linked_section"]) == set(NAMES)
    assert known["Main_SIC2007"].dropna().str.startswith("0").any()


def test_second_jobs_leave_no_trace_of_their_own(clean: Block, lives: Lives):
    assert (lives.jobs.kind == JobKind.SECOND).any()
    assert len(clean.views["leo_employment"]) < len(lives.jobs)


def test_tax_year_codes_pass_the_turn_of_the_century():
    assert list(tax_year_code(np.array([2003, 2009, 2020]))) == [200304, 200910, 202021]


def test_self_assessment_adds_up(clean: Block):
    own = clean.views["leo_self_assessment"]
    assert (own["Self_Employed"] == 1).all()
    assert not own.duplicated(["Edukey", "TaxYear"]).any()
    assert set(own["TaxYear"]) == set(tax_year_code(np.arange(2013, 2021)))
    parts = own["EARNINGS_PTR"].fillna(0) + own["EARNINGS_SOLE"].fillna(0)
    assert (parts == own["EARNINGS_SELF_EMPLOYMENT"]).all()
    assert (own["EARNINGS_PTR"].isna() != own["EARNINGS_SOLE"].isna()).mean() > 0.9


def test_benefits_of_one_type_are_merged_and_those_of_two_may_overlap(clean: Block):
    spells = clean.views["leo_benefit"].sort_values(
        ["EduKey", "Benefit_type", "StartDate"], ignore_index=True
    )
    last = spells["EndDate"].where(spells["EndDate"].dt.year < 9999, pd.Timestamp("2100-01-01"))
    assert (spells["StartDate"] <= spells["EndDate"]).all()
    same = (spells[["EduKey", "Benefit_type"]] == spells[["EduKey", "Benefit_type"]].shift()).all(axis=1)
    assert ((spells["StartDate"] - last.shift()).dt.days[same] > 1).all()
    spells = spells.assign(last=last).sort_values(["EduKey", "StartDate"], ignore_index=True)
    person = spells["EduKey"].eq(spells["EduKey"].shift())
    assert (spells["StartDate"] <= spells["last"].shift())[person].any()
    assert 0.02 < (spells["EndDate"].dt.year == 9999).mean() < 0.3


def test_benefit_types_have_their_time_and_their_flag(clean: Block):
    spells = clean.views["leo_benefit"]
    assert set(spells["Benefit_type"]) == set(BENEFIT_TYPES)
    flagged = set(spells.loc[spells["Out_of_work_benefit"] == 1, "Benefit_type"])
    assert flagged == set(OUT_OF_WORK)
    assert not flagged & set(spells.loc[spells["Out_of_work_benefit"] == 0, "Benefit_type"])
    first = spells.groupby("Benefit_type")["StartDate"].min()
    assert (first[[code for code in first.index if code.startswith("U")]] >= "2013-10-01").all()
    assert first["ESA"] >= pd.Timestamp("2008-10-27")
    assert first["PIP"] >= pd.Timestamp("2014-01-01")
    assert spells.loc[spells["Benefit_type"] == "IB", "StartDate"].max() < pd.Timestamp("2008-10-27")


def test_nothing_is_known_after_the_last_day(clean: Block):
    assert clean.views["leo_employment"]["StartDate"].max() <= pd.Timestamp(np.datetime64(LAST_DAY, "D"))
