"""What a population holds: the modelled variables, the whole form, or what a request file asks for."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import duckdb
import numpy as np
import pytest

from synthetic_data import LeoError, catalogue, cli, connect, generate, load, population, request, store

CENSUS, KS4, HESA = "SC_Pupil_01-02_to_20-21", "KS4_01-02_to_20-21", "HESA 04-05 to 19-20"
ROWS = [
    {"tab": CENSUS, "variable": "FSMeligible_[term][yy]", "years": "2010-2011, 2013"},
    {"tab": CENSUS, "variable": "Disability_[term][yy]", "years": ""},
    {"tab": KS4, "variable": "KS4_LEVEL2_EM", "years": "2008/09-2010/11"},
    {"tab": KS4, "variable": "KS4_PASS_AG", "years": "2009"},
    {"tab": KS4, "variable": "KS4_GENDER", "years": "2009-2010"},
    {"tab": "Earnings_and_IDBR_03-04_20_21", "variable": "Earnings", "years": ""},
]


def written(file: Path, rows: list[dict[str, str]], heads: list[str] | None = None) -> Path:
    with file.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, heads or list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Folder of 600 people with what a request file asked for; only to be read."""
    folder = tmp_path_factory.mktemp("project")
    generate(600, 7, folder / "data", progress=False, variables=written(folder / "request.csv", ROWS))
    return folder / "data"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """Folder of the same people with the whole form; only to be read."""
    folder = tmp_path_factory.mktemp("whole")
    generate(600, 7, folder / "data", progress=False, variables="all")
    return folder / "data"


@pytest.fixture(scope="module")
def default(tmp_path_factory) -> Path:
    """Folder of the same people with the modelled variables; only to be read."""
    folder = tmp_path_factory.mktemp("default")
    generate(600, 7, folder / "data", progress=False)
    return folder / "data"


@pytest.fixture
def of_project(project, monkeypatch):
    monkeypatch.setenv("LEO_DATA", str(project))


# ---------------------------------------------------------------- what is there


def test_a_project_has_what_it_asked_for_and_keys(of_project, project):
    held = {view.name: view for view in request.from_manifest(population()["variables"]).views()}
    assert list(population()["views"]) == list(held)
    assert sorted(held) == sorted(
        [
            *(
                f"{term}_census_{year}"
                for term in ("spring", "summer", "autumn")
                for year in range(2006, 2022)
                if year in held_years(CENSUS)
            ),
            "KS4Pupil_2002_to_2014",
            "leo_earnings",
            "LEARNER_AE_ID_TO_PMR_LOOKUP",
            "LEARNER_AE_ID_TO_EDUKEY_LOOKUP",
            "education_records_lookup",
        ]
    )
    assert sorted(load("spring_census_2011")) == [
        "Disability_spr11",
        "FSMeligible_spr11",
        "PupilMatchingRefAnonymous_spr11",
    ]
    assert "FSMeligible_spr12" not in load("spring_census_2012")
    assert list(load("leo_earnings")) == ["Edukey", "TaxYear", "Earnings"]
    assert sorted(file.name for file in project.iterdir()) == ["LEO_i2", "NPD_i2", "manifest.json"]


def held_years(tab: str) -> set[int]:
    """Years of the census in which anything was asked for."""
    (form,) = [
        row for row in catalogue.form() if row["tab"] == tab and row["variable"] == "Disability_[term][yy]"
    ]
    first, last = map(int, form["years"].split("-"))
    return {2010, 2011, 2013, *range(first, last + 1)}


def test_views_of_several_years_have_the_years_that_were_asked_for(of_project):
    pupils = load("KS4Pupil_2002_to_2014")
    year = pupils["KS4_ACADYR"].str[-4:].astype(int)
    assert set(year) == {2009, 2010, 2011}
    assert pupils.loc[year == 2011, "KS4_LEVEL2_EM"].notna().all()
    assert pupils.loc[year != 2009, "KS4_PASS_AG"].isna().all()
    assert pupils.loc[year == 2009, "KS4_PASS_AG"].notna().mean() > 0.7
    assert pupils.loc[year == 2011, "KS4_GENDER"].isna().all()
    assert pupils.loc[year < 2011, "KS4_GENDER"].isin(["F", "M"]).all()


def test_rows_are_those_of_the_default_population(of_project, default, monkeypatch):
    asked = load("KS4Pupil_2002_to_2014")
    pay = load("leo_earnings")
    monkeypatch.setenv("LEO_DATA", str(default))
    pupils = load("KS4Pupil_2002_to_2014", columns=["KS4_PupilMatchingRefAnonymous", "KS4_ACADYR"])
    pupils = pupils[pupils["KS4_ACADYR"].isin(["2008/2009", "2009/2010", "2010/2011"])]
    assert list(asked["KS4_PupilMatchingRefAnonymous"]) == list(pupils["KS4_PupilMatchingRefAnonymous"])
    assert pay.equals(load("leo_earnings", columns=["Edukey", "TaxYear", "Earnings"]))


def test_the_whole_form_has_every_column_and_the_modelled_ones_unchanged(whole, default, monkeypatch):
    for view in catalogue.views():
        (full,) = [each for each in catalogue.views(modelled_only=False) if each.name == view.name]
        names = [column.name for column in view.columns]
        monkeypatch.setenv("LEO_DATA", str(whole))
        everything, modelled = load(view.name), load(view.name, columns=names)
        assert list(everything) == [column.name for column in full.columns]
        monkeypatch.setenv("LEO_DATA", str(default))
        assert modelled.equals(load(view.name)), view.name


def test_asking_for_one_more_column_changes_no_other(of_project, whole, monkeypatch):
    mine = load("spring_census_2011", columns=["Disability_spr11"])
    monkeypatch.setenv("LEO_DATA", str(whole))
    assert mine.equals(load("spring_census_2011", columns=["Disability_spr11"]))


def test_structural_columns_of_a_whole_population_are_empty_outside_their_years(whole, monkeypatch):
    monkeypatch.setenv("LEO_DATA", str(whole))
    for name in ("KS4Pupil_2002_to_2014", "KS4Pupil_2015_to_2021"):
        view = next(view for view in catalogue.views(modelled_only=False) if view.name == name)
        pupils = load(name)
        year = pupils["KS4_ACADYR"].str[-4:].astype(int)
        for column in view.columns:
            inside = year.isin(column.years)
            assert pupils.loc[~inside, column.name].isna().all(), column.name
            if not column.modelled and inside.sum() > 60:
                assert pupils.loc[inside, column.name].notna().mean() > 0.5, column.name


def test_two_workers_make_the_same_of_a_request(tmp_path, monkeypatch):
    rows = [{"tab": "SA_13-14_to_20-21", "variable": "EARNINGS_SOLE", "years": "2016-2018"}]
    file = written(tmp_path / "request.csv", rows)
    alone = generate(10_050, 3, tmp_path / "one", faults=[], progress=False, variables=file)
    together = generate(10_050, 3, tmp_path / "two", workers=2, faults=[], progress=False, variables=file)
    assert alone == together
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "two"))
    profits = load("leo_self_assessment")
    assert list(profits) == ["Edukey", "TaxYear", "EARNINGS_SOLE"]
    assert set(profits["TaxYear"]) == {201516, 201617, 201718}  # that end in 2016 to 2018


def test_the_manifest_says_what_was_asked_for(project, whole, tmp_path):
    info = store.manifest(project)
    assert [row["variable"] for row in info["variables"]] == [row["variable"] for row in ROWS]
    assert info["variables"][0]["years"] == "2010-2011, 2013"
    assert info["variables"][2]["years"] == "2009-2011"
    assert store.manifest(whole)["variables"] == "all"
    again = generate(
        600, 7, project, progress=False, variables=written(tmp_path / "same.csv", ROWS)
    )  # the same request by another name: nothing to do
    assert again == info


def test_a_population_of_before_there_was_a_choice_holds_the_modelled_variables(
    small_population, tmp_path, monkeypatch
):
    shutil.copytree(small_population, tmp_path / "old")
    info = json.loads((tmp_path / "old" / store.MANIFEST).read_text())
    del info["variables"]
    (tmp_path / "old" / store.MANIFEST).write_text(json.dumps(info))
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "old"))
    assert len(load("leo_earnings")) == info["views"]["leo_earnings"]["rows"]


def test_a_population_of_before_a_view_had_records_says_so(small_population, tmp_path, monkeypatch):
    shutil.copytree(small_population, tmp_path / "old")
    info = json.loads((tmp_path / "old" / store.MANIFEST).read_text())
    del info["views"]["leo_earnings"]
    (tmp_path / "old" / store.MANIFEST).write_text(json.dumps(info))
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "old"))
    assert len(load("leo_employment"))
    with pytest.raises(LeoError, match="made before there were records of leo_earnings: generate it again"):
        load("leo_earnings")


def test_a_view_that_nobody_writes_yet_says_so(leo_data):
    written_groups = {view.group for view in catalogue.views()}
    for view in catalogue.views(modelled_only=False):
        if view.group not in written_groups:
            with pytest.raises(LeoError, match="no records of it are made yet"):
                load(view.name)


# ---------------------------------------------------------------- how it is read


def test_sql_sees_what_was_asked_for(of_project):
    leo = connect()
    asked = leo.sql('select * from NPD_i2."LEO-TRAINING".spring_census_2011').df()
    assert sorted(asked) == sorted(load("spring_census_2011"))
    with pytest.raises(duckdb.CatalogException):
        leo.sql('select * from LEO_i2."LEO-TRAINING".leo_employment')


def test_export_copies_what_was_asked_for(of_project, tmp_path):
    files = store.export(tmp_path / "copy", progress=False)
    assert [file.name for file in files] == ["LEO_i2.duckdb", "NPD_i2.duckdb"]
    with duckdb.connect(str(files[1]), read_only=True) as copy:
        columns = copy.sql('select * from "LEO-TRAINING".KS4Pupil_2002_to_2014').columns
    assert columns == list(load("KS4Pupil_2002_to_2014"))


@pytest.mark.parametrize(
    ("view", "columns", "says"),
    [
        ("leo_employment", None, "leo_employment is not in this population: it was not asked for"),
        ("leo_earnings", ["main_enterprise"], "leo_earnings has no main_enterprise in this population"),
        ("spring_census_2011", ["fsmeligible"], "its name here is 'FSMeligible_spr11'"),
        ("leo_earnings", ["Earning"], "did you mean Earnings"),
        ("leo_earning", None, "did you mean leo_earnings"),
        ("hesa_2010", None, "hesa_2010 is not in this population"),
    ],
)
def test_what_was_not_asked_for_is_told_in_one_line(of_project, view, columns, says):
    with pytest.raises(LeoError) as told:
        load(view, columns=columns)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_the_default_population_says_that_a_structural_column_was_not_asked_for(leo_data):
    with pytest.raises(LeoError, match="--variables all"):
        load("spring_census_2011", columns=["Disability_spr11"])


# ---------------------------------------------------------------- request files


@pytest.mark.parametrize(
    "variable", ["FSMeligible_[term][yy]", "fsmeligible_[TERM][yy]", "FSMeligible", "FSMeligible_spr11"]
)
def test_a_variable_may_be_named_as_the_form_or_a_view_does(tmp_path, variable):
    file = written(tmp_path / "request.csv", [{"tab": CENSUS.lower(), "variable": variable, "years": "2011"}])
    assert request.asked_for(file).rows[0].variable == "FSMeligible_[term][yy]"


def test_rows_of_the_form_itself_are_a_request(tmp_path):
    written_tables = {
        HESA: lambda row: True,
        CENSUS: lambda row: "Spr" in row["term"],
        KS4: lambda row: row["section"] == "KS4 Pupil Table",
    }
    form = [
        row for row in catalogue.form() if row["tab"] in written_tables and written_tables[row["tab"]](row)
    ]
    rows = [{**row, "years": ""} for row in form]  # some names are in use in more years than the form says
    request.asked_for(written(tmp_path / "with_years.csv", form))
    asked = request.asked_for(written(tmp_path / "request.csv", rows))
    everything = {view.name: view for view in request.Asked("all").views()}
    for view in asked.views():
        if view.group in ("student_record", "school_census"):
            names = [column.name for column in view.columns if column.form_name]
            assert names == [column.name for column in everything[view.name].columns if column.form_name]


def test_section_and_term_narrow_the_tables(tmp_path):
    row = {"tab": CENSUS, "variable": "FSMeligible", "term": "Spr", "section": ""}
    assert len(request.asked_for(written(tmp_path / "a.csv", [row])).views()) == 3 + 4 + 16
    row = {"tab": KS4, "variable": "KS4_ACADYR", "term": "", "section": "KS4 Pupil Table"}
    assert len(request.asked_for(written(tmp_path / "b.csv", [row])).views()) == 3 + 2


GOOD = f"tab,variable,years\n{CENSUS},FSMeligible,2011\n"
BAD = {
    "unknown variable": (GOOD + f"{CENSUS},FSMelligible,\n", "line 3: the tab SC_Pupil", "FSMeligible"),
    "unknown tab": (GOOD + "SC_Pupil,FSMeligible,\n", "line 3: the form has no tab 'SC_Pupil'", ""),
    "year outside": (
        GOOD + f"{CENSUS},EVERFSM_6,2015-2018\n",
        "line 3",
        "there in 2017-2021, so not in 2015-2016",
    ),
    "year of a lookup": (
        GOOD + "LEARNER_AE_ID_TO_PMR_LOOKUP,AE_ID,2010\n",
        "AE_ID is not told apart by year",
        "not in 2010",
    ),
    "years in words": (GOOD + f"{CENSUS},Gender,all\n", "line 3: years are those", "not 'all'"),
    "years backwards": (GOOD + f"{CENSUS},Gender,2012-2010\n", "years are those", "2012-2010"),
    "years that do not meet": (GOOD + f"{CENSUS},Gender,2010/12\n", "years are those", "2010/12"),
    "named twice": (GOOD + f"{CENSUS},fsmeligible,2012\n", "line 3 asks for FSMeligible", "once more"),
    "nothing": ("", "is empty", "tab and variable are needed"),
    "no rows": ("tab,variable\n", "asks for nothing", ""),
    "blank rows": ("tab,variable\n,\n,\n", "asks for nothing", ""),
    "no tab": ("variable,years\nFSMeligible,\n", "has no column 'tab'", "tab and variable are needed"),
    "semicolons": (GOOD.replace(",", ";"), "has no column 'tab'", ""),
    "unknown column": (GOOD.replace("years", "year"), "has a column 'year': did you mean years?", ""),
    "column twice": ("tab,variable,tab\na,b,c\n", "has two columns 'tab'", ""),
    "too many cells": (GOOD + f"{CENSUS},Gender,2011,2012\n", "line 3 has more cells than", "quotes"),
    "open quote": (GOOD + f'{CENSUS},"Gender,2011\n', "is not a CSV file", ""),
    "no such section": (
        f"tab,section,variable\n{KS4},KS4 Exams,KS4_ACADYR\n",
        "KS4_ACADYR is in no table of section 'KS4 Exams'",
        "",
    ),
}


@pytest.mark.parametrize("mistake", BAD)
def test_a_bad_request_is_one_line_and_nothing_is_written(tmp_path, capsys, mistake):
    text, says, also = BAD[mistake]
    (tmp_path / "request.csv").write_text(text, encoding="utf-8")
    asked = ["--variables", str(tmp_path / "request.csv"), "--out", str(tmp_path / "out")]
    assert cli.main(["generate", "--people", "5", "--seed", "1", *asked]) == 2
    errors = capsys.readouterr().err
    assert len(errors.splitlines()) == 1
    assert says in errors
    assert also in errors
    assert [each.name for each in tmp_path.iterdir()] == ["request.csv"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (GOOD.replace("2011", "é").encode("latin-1"), "is not text in UTF-8"),
        (GOOD.encode("utf-16"), "is not text in UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xff workbook", "is not text in UTF-8"),
        (b"tab,variable\n\0,\0\n", "line"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path, content, says):
    (tmp_path / "request.csv").write_bytes(content)
    with pytest.raises(LeoError, match=says):
        request.asked_for(tmp_path / "request.csv")


@pytest.mark.parametrize("variables", ["most", "", 5, None, "no/such/file.csv", "\0"])
def test_what_is_no_request_is_told(variables):
    with pytest.raises(LeoError, match="variables are modelled, all or the path of a request file"):
        request.asked_for(variables)


def test_a_folder_is_no_request(tmp_path):
    with pytest.raises(LeoError, match="cannot read"):
        request.asked_for(tmp_path)


def test_a_byte_order_mark_and_blank_cells_do_no_harm(tmp_path):
    (tmp_path / "request.csv").write_text("\ufeff Tab , Variable \n" + f" {CENSUS} , Gender \n\n", "utf-8")
    assert request.asked_for(tmp_path / "request.csv").rows[0].variable == "Gender_[term][yy]"


def test_a_view_without_records_cannot_be_asked_for(tmp_path):
    unwritten = {view.tab for view in catalogue.views(modelled_only=False)}
    unwritten -= {view.tab for view in catalogue.views()}
    for tab in unwritten:
        variable = next(row["variable"] for row in catalogue.form() if row["tab"] == tab)
        file = written(tmp_path / "request.csv", [{"tab": tab, "variable": variable}])
        with pytest.raises(LeoError, match=r"no records of .* are made yet"):
            request.asked_for(file)


def test_rows_survive_the_manifest(tmp_path):
    asked = request.asked_for(written(tmp_path / "request.csv", ROWS))
    assert request.from_manifest(json.loads(json.dumps(asked.recorded()))) == asked
    assert np.isin(
        ["modelled", "all"], [request.Asked(each).recorded() for each in ("modelled", "all")]
    ).all()
