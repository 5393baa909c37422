"""The dictionary: what the views and columns are called, and when."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from synthetic_data import LeoError, catalogue, describe, views
from synthetic_data.records import WRITERS
from synthetic_data.records.shared import writes

FOLDER = Path(catalogue.__file__).parent
TYPES = re.compile(r"varchar(\(\d+\))?|int|bigint|float|date|bit")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def fields(year: int) -> set[str]:
    return {column.field for column in catalogue.view(f"spring_census_{year}", modelled_only=False).columns}


def form_years(text: str) -> set[int]:
    """Read the form's years, such as ``2008 2013-2015``."""
    spans = [part.split("-") for part in text.split()]
    return {year for span in spans for year in range(int(span[0]), int(span[-1]) + 1)}


def test_every_source_of_the_form_has_its_views():
    names: dict[str, list[str]] = {}
    for view in catalogue.views(modelled_only=False):
        names.setdefault(view.database, []).append(view.name)
    assert list(names) == ["NPD_i2", "LILR_i2", "HESA_i2", "UCAS_i2", "LEO_i2"]
    assert [name for name in names["NPD_i2"] if "census" in name or "plasc" in name] == [
        *(f"plasc_{year}" for year in range(2002, 2006)),
        *(f"spring_census_{year}" for year in range(2006, 2022)),
        *(f"summer_census_{year}" for year in range(2006, 2022) if year != 2020),
        *(f"autumn_census_{year}" for year in range(2007, 2022)),
        "pru_census_2010_to_2013",
        "ap_census_2008_to_2021",
    ]
    assert names["LILR_i2"] == ["learners", "aims", "lars"]
    assert names["HESA_i2"] == [f"hesa_{year}" for year in range(2005, 2021)]
    assert names["UCAS_i2"] == ["applicants", "applications", "qualifications"]
    assert len(names["LEO_i2"]) == 11
    tabs = {view.tab for view in catalogue.views(modelled_only=False)}
    assert tabs == {variable["tab"] for variable in rows("form_variables.csv")}


def test_views_are_modelled_when_somebody_writes_them():
    modelled = {view.group for view in catalogue.views()}
    assert modelled == set(WRITERS)
    assert [view.name for view in catalogue.views()] == [
        view.name for view in catalogue.views(modelled_only=False) if view.group in modelled
    ]


def test_a_group_has_one_writer():
    with pytest.raises(ValueError, match="two functions write earnings"):
        writes("earnings")(lambda lives, view, shared: {})


def test_a_view_without_a_writer_is_known_but_has_no_records():
    without = [view for view in catalogue.views(modelled_only=False) if view.group not in WRITERS]
    for view in without:
        with pytest.raises(LeoError, match="no records of it are made yet"):
            catalogue.view(view.name)


def test_the_whole_form_is_held():
    variables = rows("form_variables.csv")
    assert len(variables) == 4467
    assert (FOLDER / "form_variables.csv").stat().st_size < 1_000_000
    assert all(variable["tab"] and variable["variable"] for variable in variables)


COUNTED_FROM_THE_START = {"app", "ESF_Cofinance"}
"""Variables whose years the form counts from where the academic year starts."""


def test_every_variable_of_the_form_is_in_its_tables_in_all_its_years():
    held: dict[tuple[str, str], set[int]] = {}
    for view in catalogue.views(modelled_only=False):
        for column in view.columns:
            spellings = {column.form_name, *column.aliases} if view.year is None else {column.form_name}
            for spelling in spellings:
                years = set(column.years) & set(view.years) or set(view.years)
                held.setdefault((view.tab, spelling.lower()), set()).update(years)
    for variable in rows("form_variables.csv"):
        bare = re.sub(r"\[yy\]", "00", variable["variable"].lower())
        names = [(variable["tab"], name) for name in (variable["variable"].lower(), bare)]
        found = next((held[name] for name in names if name in held), None)
        assert found is not None, variable
        if variable["variable"] not in COUNTED_FROM_THE_START:
            assert form_years(variable["years"]) <= found, variable


def test_no_column_is_outside_the_form_or_its_years_unless_someone_says_so():
    known: dict[tuple[str, str], set[int]] = {}
    for variable in rows("form_variables.csv"):
        key = (variable["tab"], variable["variable"].lower())
        known.setdefault(key, set()).update(form_years(variable["years"]))
    for difference in rows("differences.csv"):  # names of other years, each with who says so
        key = (difference["tab"], difference["variable"].lower())
        known.setdefault(key, set()).update(form_years(difference["years"]))
    form = catalogue.SOURCES["form"]
    for view in catalogue.views(modelled_only=False):
        for column in view.columns:
            if column.form_name == "":
                assert column.source != form, column.name
                continue
            years = known[view.tab, column.form_name.lower()]
            assert set(column.years) <= years, (view.name, column.name)
            if view.group != "plams":  # every view of it has the columns of all years
                assert not years or not view.years or set(view.years) & set(column.years), column.name


@pytest.mark.parametrize(
    ("name", "held", "not_held"),
    [
        ("plasc_2003", ["FSMeligible_03", "LAEstab_anon_03", "SENstatus_03", "LLSOA_03"], ["OnRoll_03"]),
        ("autumn_census_2016", ["QualHrs_aut16"], ["EthnicGroupMinor_aut16"]),
        ("autumn_census_2017", [], ["SENUnitIndicator_aut17"]),
        ("autumn_census_2018", ["SENUnitIndicator_aut18"], ["ServiceChild_aut18"]),
        ("autumn_census_2019", ["ServiceChild_aut19"], ["EthnicGroupMinor_aut19"]),
        ("summer_census_2009", ["PupilMatchingRefAnonymous_sum09"], ["EVERFSM_3_sum09"]),
        ("Absence_2011_3term", ["SessionsPossible_Autumn_ab11", "LAEstab_anon_ab11"], ["LAEstab_ab11_anon"]),
        ("exclusions_2003", ["PupilMatchingRefAnonymous_ex03"], ["s.PupilMatchingRefAnonymous_ex03"]),
        ("exclusions_table_1_2010", ["Category_ex10", "LAEstab_anon_ex10"], ["Gender_ex10", "Reason_A_ex10"]),
        ("exclusions_table_2_2010", ["Gender_ex10", "Reason_1_ex10", "Reason_40_ex10"], ["Reason_41_ex10"]),
        ("exclusions_table_3_2010", ["Category_2_ex10", "LatestLA_anon_ex10"], ["Reason_1_ex10"]),
        ("pru_census_2010_to_2013", ["PRU_OnRoll", "PRU_EntryDate", "PRU_LA_anon"], ["PRU_OnRoll_SPR"]),
        ("cin_2009_to_2021", ["CIN_PupilMatchingRefAnonymous", "CIN_ReferralNFA"], ["CIN_CPPTableID"]),
        ("ks3_exam_1998_to_2013", ["KS3_TESTLEV"], ["KS3_ENGTIER"]),
        ("PLAMS_Amended_2021", ["pl_QAN", "pl_QN"], []),
        ("qualifications", ["grade", "applicant_id"], ["gender", "course_identifier"]),
        ("leo_seiss", ["SEISS_TOT_AMT"], ["CJRS_EOM_IND"]),
    ],
)
def test_views_have_the_columns_of_their_part_of_the_form(name, held, not_held):
    (view,) = [view for view in catalogue.views(modelled_only=False) if view.name == name]
    names = {column.name for column in view.columns}
    assert set(held) <= names
    assert not names & set(not_held)


READ_BY_CODE = {
    "plasc_2004": "EthnicGroup_04 FirstLanguage_04 SENstatus_04 PrimarySENtype_04 LLSOA_04 IDACIRank_04",
    "summer_census_2006": "EthnicGroup_sum06 FirstLanguage_sum06 PrimarySENtype_sum06 SecondarySENtype_sum06",
    "autumn_census_2009": "EthnicGroup_aut09 SENprovision_aut09 IDACIScore_aut09",
    "summer_census_2010": "EthnicGroupMinor_sum10 LanguageGroupMinor_sum10 OnRoll_sum10 EntryDate_sum10",
    "autumn_census_2016": "LanguageGroupMinor_aut16 LSOA11_aut16 IDACIRank_10_aut16 IDACIScore_10_aut16",
    "summer_census_2018": "IDACIRank_15_sum18 IDACIScore_15_sum18 LSOA11_sum18",
    "autumn_census_2021": "EthnicGroupMinor_aut21 FirstLanguage_aut21 LLSOA_aut21 IDACIRank_aut21",
    "pru_census_2010_to_2013": "PRU_OnRoll PRU_NCyearActual PRU_EntryDate PRU_IDACI_R PRU_LAEstab_anon",
    "ap_census_2008_to_2021": "AP_ACADYR AP_APTypeDescription AP_SENProvision AP_LANumber_geog AP_RecordStatus",
    "Absence_2019_3term": "SessionsPossible_Autumn_ab19 UnauthorisedAbsence_Summer_ab19 LAEstab_anon_ab19",
    "exclusions_2005": "PermanentExclusionInd_ex05 StartDate_ex05 LAEstab_anon_ex05",
    "exclusions_table_1_2020": "Sessions_ex20 EnrolStatus_ex20 Category_ex20 Perm_Duplicate_ex20 LAEstab_anon_ex20",
    "PLAMS_Amended_2008": "pl_QAN pl_QAN_ATT pl_Disc_Code_REF pl_SUBLEVNO_ATT pl_Grade_ATT pl_LearningActualEndDate",
    "nccis_2011_to_2021": "NCCIS_MonthNo NCCIS_ACADYR NCCIS_Current_Activity_Code NCCIS_Current_Activity_Start_Date",
    "cin_2009_to_2021": "CIN_ReferralDate CIN_CINClosureDate CIN_LA_geog CIN_ReferralNFA CIN_ReasonForClosure",
    "cla_2006_to_2021": "cla_POC_START cla_POC_LENGTH cla_PupilMatchingRefAnonymous",
    "aims": "external_id AcademicYear start_date A_Status Compstatus outcome Notional_Level_v2_latest",
    "KS4Pupil_2015_to_2021": "KS4_LEVEL2_EM_PTQ_EE",
}
"""Columns that running code reads (see ``catalogue.SOURCES``), beside those of views that are modelled."""


@pytest.mark.parametrize("name", READ_BY_CODE)
def test_what_running_code_reads_is_there(name):
    view = catalogue.view(name, modelled_only=False)
    names = {column.name.lower() for column in view.columns}
    assert set(READ_BY_CODE[name].lower().split()) <= names


def test_what_a_term_has_beside_the_form_is_in_that_term_alone():
    assert "EthnicGroupMinor" in fields(2010)
    summer = [
        catalogue.view(f"summer_census_{year}", modelled_only=False).fields for year in (2010, 2011, 2021)
    ]
    assert ["EthnicGroupMinor" in each for each in summer] == [True, False, True]


def test_keys_and_years_of_rows_are_modelled_wherever_a_view_is():
    for view in catalogue.views(modelled_only=False):
        assert set(view.keys) <= set(view.fields), view.name
    for view in catalogue.views():
        assert {*view.keys, *filter(None, [view.row_year])} <= set(view.fields), view.name


def test_rows_of_views_of_several_years_say_which_year_they_are_of():
    for view in catalogue.views(modelled_only=False):
        if view.row_year:
            assert view.row_year in view.fields, view.name
            assert view.year is None


@pytest.mark.parametrize("depth", [True, False])
def test_no_name_or_field_stands_twice_in_a_view(depth):
    for view in catalogue.views(modelled_only=depth):
        for kind in ("name", "field"):
            found = [getattr(column, kind).lower() for column in view.columns]
            assert len(found) == len(set(found)), (view.name, kind)
        assert "[" not in "".join(column.name for column in view.columns)
        assert all(TYPES.fullmatch(column.type) for column in view.columns)


def test_every_modelled_variable_is_in_a_view_and_described_in_one_line():
    held = {
        (view.group, re.sub(r"_\d+$", "_[n]", column.field) if "[n]" in column.form_name else column.field)
        for view in catalogue.views()
        for column in view.columns
    }
    modelled = [(group, row["field"]) for row in rows("modelled.csv") for group in row["group"].split()]
    assert held == set(modelled)
    assert len(held) == len(modelled)
    for row in rows("modelled.csv"):
        assert re.fullmatch(r"[A-Z0-9].{9,130}\.", row["description"]), row


def test_every_difference_names_a_variable_of_the_form():
    known = {(row["tab"], row["variable"]) for row in rows("form_variables.csv")}
    for row in rows("differences.csv"):
        assert (row["tab"], row["variable"]) in known or (row["variable"] == "" and row["section"]), row
        assert row["source"] in catalogue.SOURCES
        assert row["term"] in ("", "Spr", "Sum", "Aut")


@pytest.mark.parametrize(
    ("year", "field", "name"),
    [
        (2006, "PupilMatchingRefAnonymous", "PupilMatchingRefAnonymous_spr06"),
        (2011, "FSMeligible", "FSMeligible_spr11"),
        (2011, "LAEstab_anon", "LAEstab_anon_spr11"),
        (2011, "HomeLA_anon", "HomeLA_anon_spr11"),
        (2012, "LSOA01", "LLSOA_spr12"),
        (2013, "LSOA01", "LSOA01_spr13"),
        (2013, "LSOA11", "LSOA11_spr13"),
        (2020, "LSOA11", "LSOA11_spr20"),
        (2021, "LSOA11", "LLSOA_spr21"),
        (2015, "IDACIScore", "IDACIScore_spr15"),
        (2016, "IDACIScore", "IDACIScore_10_spr16"),
        (2016, "IDACIRank", "IDACIRank_10_spr16"),
        (2017, "IDACIScore", "IDACIScore_15_spr17"),
        (2019, "IDACIRank", "IDACIRank_15_spr19"),
        (2021, "IDACIScore", "IDACIScore_spr21"),
    ],
)
def test_census_names_follow_the_code_that_ran(year, field, name):
    view = catalogue.view(f"spring_census_{year}")
    assert view.fields[field] == name
    assert view.column_for(field) is view.column_for(name.upper())


@pytest.mark.parametrize(
    ("field", "held", "not_held"),
    [
        ("SourceTable", [2006, 2009], [2010]),
        ("OnRoll", [2009, 2021], [2008]),
        ("PHASE", [2014], [2013]),
        ("COA", [2006, 2013], [2014]),
        ("EVERFSM_3", [2010], [2009]),
        ("EVERFSM_6", [2017], [2016]),
        ("EVERFSM_6_P", [2016], [2015]),
        ("IDACIScore", [2019, 2021], [2020]),
        ("NSiblings_SGA", [2008, 2013, 2016], [2009, 2012, 2014]),
        ("FundedHours", [2010, 2012], [2011]),
        ("NCyearLeaving", [], range(2006, 2022)),  # collected in the Autumn alone
        ("LeavingDate", range(2006, 2022), []),
    ],
)
def test_a_column_is_in_the_years_and_the_term_of_the_form(field, held, not_held):
    assert all(field in fields(year) for year in held)
    assert not any(field in fields(year) for year in not_held)


@pytest.mark.parametrize(
    ("field", "held", "not_held"),
    [
        ("HE_INSTID_ANON", [2005, 2007], [2008]),
        ("HE_XINSTID01__ANON", [2008, 2020], [2007]),
        ("HE_SBJQA1", [2007], [2008]),
        ("HE_XJACS01_2", range(2005, 2021), []),  # before 2008 by the code that ran, not by the form
        ("HE_XFPE01_1", [2008, 2020], [2007]),
        ("HE_GENDER", [2012], [2013]),
        ("HE_SEXID", [2013], [2012]),
        ("HE_XTARIFF03", [2009], [2008, 2010]),
        ("HE_XCAH01_1", [2020], [2019]),
        ("HE_XPQUAL01", range(2005, 2021), []),
    ],
)
def test_the_years_of_the_form_decide_the_columns_of_the_student_record(field, held, not_held):
    assert all(field in catalogue.view(f"hesa_{year}").fields for year in held)
    assert not any(field in catalogue.view(f"hesa_{year}").fields for year in not_held)


def test_ks4_has_a_name_for_each_era():
    early, late = catalogue.view("KS4Pupil_2002_to_2014"), catalogue.view("KS4Pupil_2015_to_2021")
    assert early.column_for("KS4_LEVEL2_EM").years == tuple(range(2004, 2014))
    assert early.column_for("KS4_LEVEL2_EM_PTQ").years == (2014,)
    assert late.column_for("KS4_L2BASICS_LL_PTQ_EE").years == tuple(range(2016, 2022))
    assert "KS4_LEVEL2_EM" not in late.fields
    assert "KS4_ATT8" not in early.fields
    # In no row of the form; code on the National Pupil Database reads it.
    assert late.column_for("KS4_LEVEL2_EM_PTQ_EE").form_name == ""


def test_types_of_the_tax_tables_are_the_forms():
    employment = {column.name: column.type for column in catalogue.view("leo_employment").columns}
    assert employment == {
        "EduKey": "varchar(14)",
        "StartDate": "date",
        "EndDate": "date",
        "UncertainStartDate": "bit",
        "UncertainEndDate": "bit",
    }
    assert [column.type for column in catalogue.view("education_records_lookup").columns] == ["int", "bigint"]
    earnings = catalogue.view("leo_earnings", modelled_only=False)
    assert len(earnings.columns) == 17
    assert all(column.modelled for column in earnings.columns)
    assert [column.name for column in earnings.columns[:3]] == ["Edukey", "TaxYear", "Earnings"]
    # The form gives one industry a type, the other none: a number and a text.
    assert earnings.column_for("main_enterprise_linked_sic2007").type == "int"
    assert earnings.column_for("Main_SIC2007").type == "varchar(5)"


def test_the_forms_spelling_stays_as_an_alias():
    view = catalogue.view("spring_census_2011")
    assert view.column_for("LAEstab_spr11_anon").name == "LAEstab_anon_spr11"
    assert view.column_for("lsoa01_spr11").name == "LLSOA_spr11"


@given(st.sampled_from([view.name for view in catalogue.views()]), st.data())
def test_views_are_found_in_any_case(name, data):
    mixed = "".join(data.draw(st.sampled_from([sign.lower(), sign.upper()])) for sign in name)
    assert catalogue.view(mixed).name == name


@given(st.sets(st.integers(1996, 2021)))
def test_span_says_exactly_the_years(years):
    said = set()
    for part in filter(None, catalogue.span(sorted(years)).split(", ")):
        first, _, last = part.partition("-")
        said.update(range(int(first), int(last or first) + 1))
    assert said == years


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("spring_census_1999", "has the years 2006-2021"),
        ("leo_earning", "did you mean leo_earnings"),
        ("nothing_like_it", "synthetic-leo views"),
        (7, "synthetic-leo views"),
    ],
)
def test_an_unknown_view_is_one_line_with_a_hint(name, hint):
    with pytest.raises(LeoError, match=re.escape(hint)) as caught:
        catalogue.view(name)
    assert "\n" not in str(caught.value)


def test_an_unknown_column_names_what_comes_close():
    with pytest.raises(LeoError, match="did you mean UncertainStartDate"):
        catalogue.view("leo_employment").column_for("UncertainStart")


def test_views_lists_names_without_data(monkeypatch, tmp_path):
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "nothing"))
    listed = views()
    assert [entry["view"] for entry in listed] == [view.name for view in catalogue.views()]
    assert set(listed[0]) == {"database", "view", "columns", "modelled"}
    assert all(entry["columns"] == entry["modelled"] for entry in listed)


def test_views_can_list_all_of_leo_or_a_population(leo_data):
    everything = views("all")
    assert [entry["view"] for entry in everything] == [view.name for view in catalogue.views(False)]
    assert sum(len(entry["columns"]) for entry in everything) > 19_000
    modelled = {entry["view"]: entry["modelled"] for entry in everything}
    assert all(modelled[entry["view"]] == entry["columns"] for entry in views())
    assert views("population") == views()
    with pytest.raises(LeoError, match="which is"):
        views("most")


def test_describe_explains_every_column_or_one():
    table = describe("LEO_EMPLOYMENT")
    assert list(table["name"]) == [column.name for column in catalogue.view("leo_employment").columns]
    assert (table["description"] != "").all()
    one = describe("spring_census_2016", "idaciscore")
    assert one.shape[0] == 1
    assert one.loc[0, "years"] == "2016"
    assert "IDACIScore_spr16" in one.loc[0, "also"]
    with pytest.raises(LeoError):
        describe("leo_employment", "Employer")


def test_what_is_not_modelled_is_described_from_type_and_codes():
    one = describe("spring_census_2011", "EnrolStatus").loc[0]
    other = describe("spring_census_2011", "ModeOfTravel").loc[0]
    assert (one["modelled"], other["modelled"]) == ("yes", "no")
    assert other["description"] == catalogue.STRUCTURAL
    assert "WLK = Walk" in other["codes"]
    assert one["form"] == "SC_Pupil_01-02_to_20-21, EnrolStatus_[term][yy]"
    assert describe("KS2_pupil_1996_to_2016", "KS2_CVAPAPS").loc[0, "type"] == "float"
    assert len(describe("spring_census_2011", everything=True)) > len(describe("spring_census_2011"))
    assert describe("KS4Pupil_2002_to_2014", "KS4_PASS_AG").loc[0, "codes"] == "0 to 24"


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("free school meals", {"FSMeligible", "EVERFSM_6", "KS4_FSM"}),
        ("Special Needs", {"SENprovision", "PrimarySENtype", "KS4_SENF"}),
        ("furlough", {"CJRS_EOM_IND", "CJRS_TOT_WKS"}),
        ("reasons for exclusion", {"Reason", "Reason_A", "Reason_1"}),
        ("level 2 english maths", {"KS4_LEVEL2_EM"}),
        ("gypsy", {"EthnicGroupMinor"}),
    ],
)
def test_a_search_finds_names_meanings_and_codes(words, fields):
    found = describe(search=words)
    assert fields <= set(found["field"])
    assert list(found["modelled"]) == sorted(found["modelled"], reverse=True)
    assert not found[["views", "field"]].duplicated().any()


def test_a_search_says_in_which_views_and_years():
    found = describe(search="free school meals").set_index("name")
    assert found.loc["EVERFSM_3_spr21", "views"] == "spring_census_2010 to spring_census_2021"
    assert found.loc["EVERFSM_3_spr21", "years"] == "2010-2021"


@pytest.mark.parametrize("words", ["", "of the", "zzzz", 5])
def test_a_search_for_nothing_is_told(words):
    with pytest.raises(LeoError, match=r"search for one word|nothing in the dictionary"):
        describe(search=words)


def test_one_names_a_view_or_searches():
    with pytest.raises(LeoError, match="not both"):
        describe("leo_earnings", search="pay")


def test_importing_the_package_pulls_in_nothing_heavy():
    heavy = ("numpy", "pandas", "pyarrow", "duckdb")
    code = f"import sys, synthetic_data; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", [5, None, b"leo_earnings"])
def test_what_is_no_name_is_an_unknown_name(name):
    with pytest.raises(LeoError, match="unknown view"):
        describe(name)
    if name is not None:  # None asks for every column
        with pytest.raises(LeoError):
            describe("leo_earnings", name)
