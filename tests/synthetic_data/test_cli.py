"""The command: what it prints, and one line with exit code 2 for every mistake."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from synthetic_data import cli, linkage_files, linkage_truth, load, plan, store, views


@pytest.fixture
def run(capsys):
    """Run the command in this process; return exit code, output and errors."""

    def run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def order(out, **changes):
    options = {"people": 50, "seed": 1, "out": out, **changes}
    return ["generate", *(part for name, value in options.items() for part in (f"--{name}", str(value)))]


@pytest.mark.parametrize(
    "command", [[], ["generate"], ["export"], ["views"], ["describe"], ["faults"], ["calibrate"], ["linkage"]]
)
def test_help_says_what_a_command_is_for(command, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("usage: synthetic-leo")
    assert len(printed.splitlines()) > 5


def test_generate_writes_a_population_that_load_reads(run, tmp_path, monkeypatch):
    code, printed, errors = run(
        *order(tmp_path / "a", cohorts="2005-2006,2010", faults="none", truth=tmp_path / "t")
    )
    assert (code, errors) == (0, "")
    assert "holds 50 people" in printed
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "a"))
    info = store.manifest(tmp_path / "a")
    assert (info["people"], info["seed"], info["cohorts"], info["faults"]) == (50, 1, [2005, 2006, 2010], [])
    assert set(load("KS4Pupil_2002_to_2014")["KS4_ACADYR"]) <= {"2004/2005", "2005/2006", "2009/2010"}
    assert (tmp_path / "t" / "people").is_dir()


def test_a_population_can_be_named(run, tmp_path, monkeypatch):
    few = dataclasses.replace(plan.POPULATIONS["class"], people=60)
    monkeypatch.setitem(plan.POPULATIONS, "class", few)
    code, _, errors = run("generate", "--population", "class", "--out", tmp_path / "class", "--quiet")
    assert (code, errors) == (0, "")
    info = store.manifest(tmp_path / "class")
    assert (info["people"], info["seed"], info["cohorts"]) == (60, 2024, [2007, 2011, 2015])


def test_faults_can_be_chosen_by_name(run, tmp_path):
    _, printed, _ = run("faults", "--json")
    names = [fault["name"] for fault in json.loads(printed)][:2]
    assert run(*order(tmp_path / "a", faults=",".join(names)))[0] == 0
    assert store.manifest(tmp_path / "a")["faults"] == sorted(names)


def test_generating_again_is_nothing_to_do_and_replacing_has_to_be_asked_for(run, tmp_path):
    first = run(*order(tmp_path / "a"))
    stamp = (tmp_path / "a" / store.MANIFEST).stat().st_mtime_ns
    assert run(*order(tmp_path / "a")) == first
    assert (tmp_path / "a" / store.MANIFEST).stat().st_mtime_ns == stamp
    assert run(*order(tmp_path / "a", seed=2))[0] == 2
    assert run(*order(tmp_path / "a", seed=2), "--replace")[0] == 0
    assert store.manifest(tmp_path / "a")["seed"] == 2


def test_export_writes_duckdb_files(run, leo_data, tmp_path):
    code, printed, errors = run("export", "--duckdb", tmp_path / "copy")
    assert (code, errors) == (0, "")
    assert [line.rsplit("/", 1)[-1] for line in printed.splitlines()] == [
        "HESA_i2.duckdb",
        "LEO_i2.duckdb",
        "LILR_i2.duckdb",
        "NPD_i2.duckdb",
        "UCAS_i2.duckdb",
    ]


def test_views_need_no_data(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "nowhere"))
    code, printed, _ = run("views", "--json")
    assert code == 0
    assert json.loads(printed) == views("all")
    assert all(set(entry) == {"database", "view", "columns", "modelled"} for entry in json.loads(printed))
    code, printed, _ = run("views")
    assert len(printed.splitlines()) == len(views("all")) + 1


def test_views_can_be_those_of_a_population(run, leo_data):
    assert json.loads(run("views", "--population", "--json")[1]) == views()


def test_describe_prints_the_dictionary(run):
    code, printed, _ = run("describe", "SPRING_CENSUS_2016", "idaciscore")
    assert code == 0
    assert "IDACIScore_10_spr16 (float; 2016; missing: possible)" in printed
    assert "PHASE_spr16" not in printed
    assert "PHASE_spr16" in run("describe", "spring_census_2016")[1]


def test_describe_says_how_to_see_what_is_not_modelled(run):
    printed = run("describe", "leo_earnings")[1]
    assert "more columns" not in printed
    printed = run("describe", "spring_census_2016")[1]
    assert "--all lists them too" in printed
    assert "ModeOfTravel" not in printed
    printed = run("describe", "spring_census_2011", "--all")[1]
    assert "ModeOfTravel_spr11 (varchar; 2007-2011; missing: possible; structural)" in printed
    assert "tab SC_Pupil_01-02_to_20-21" in printed


def test_describe_searches(run):
    code, printed, errors = run("describe", "--search", "free school meals")
    assert (code, errors) == (0, "")
    assert printed.startswith("FSMeligible_05 (bit; 2002-2021)\n    in plasc_2002 to plasc_2005\n")
    assert "FSMeligible_spr21 (bit; 2003-2021)\n    in spring_census_2006 to spring_census_2021\n" in printed
    assert "KS5_TFSMS (float; 2008-2015; structural)" in printed


def test_faults_are_listed_with_their_evidence(run):
    code, printed, _ = run("faults")
    assert code == 0
    faults = json.loads(run("faults", "--json")[1])
    assert len(printed.splitlines()) == len(faults) + 1
    assert all(fault["evidence"] for fault in faults)


def test_calibrate_prints_target_generated_and_gap(run):
    code, printed, errors = run("calibrate", "--people", "1500", "--seed", "3")
    assert code in (0, 1) and errors == ""  # so few people can miss a figure by chance
    assert {"target", "generated", "gap"} <= set(printed.splitlines()[0].split())
    assert len(printed.splitlines()) > 10


def test_calibrate_looks_at_the_folder_for_pictures_before_it_begins(run, tmp_path):
    pytest.importorskip("seaborn")
    (tmp_path / "mine.txt").write_text("kept")
    code, printed, errors = run("calibrate", "--people", "50000000", "--pictures", tmp_path)
    assert (code, printed) == (2, "")
    assert (
        errors == f"synthetic-leo: {tmp_path} is not a new or empty folder: name another for the pictures\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_linkage_writes_two_files_and_the_truth_apart(run, tmp_path):
    asked = ["--people", "80", "--seed", "1", "--out", tmp_path / "files", "--truth", tmp_path / "truth"]
    code, printed, errors = run("linkage", *asked, "--faults", "nickname,moved-home", "--cohorts", "2005")
    assert (code, errors) == (0, "")
    assert "education.parquet (80 rows) and tax.parquet (80 rows) about 80 people" in printed
    assert len(linkage_files(tmp_path / "files").tax) == 80
    truth = linkage_truth(tmp_path / "truth")
    assert set(truth["faults"]["fault"]) == {"nickname", "moved-home"}
    assert set(truth["people"]["cohort"]) == {2005}
    assert run("linkage", *asked)[0] == 2


def test_what_keeps_records_apart_is_listed_with_its_evidence(run):
    code, printed, _ = run("faults", "--linkage")
    assert code == 0
    faults = json.loads(run("faults", "--linkage", "--json")[1])
    assert len(printed.splitlines()) == len(faults) + 1
    assert all(fault["evidence"] for fault in faults)
    assert "born abroad x 3" in printed


def test_describe_knows_the_files_to_link(run):
    code, printed, _ = run("describe", "linkage_tax")
    assert code == 0
    assert printed.startswith("linkage_tax\n")
    assert "ni_number (varchar(9); no years given; missing: possible)" in printed
    assert printed.count("ours") == 2


MISTAKES = {
    "no command": ([], "COMMAND"),
    "unknown command": (["make"], "invalid choice: 'make'"),
    "unknown option": (["views", "--xml"], "--xml"),
    "unknown view": (["describe", "leo_earning"], "did you mean leo_earnings"),
    "unknown year": (["describe", "spring_census_1999"], "has the years 2006-2021"),
    "nothing to describe": (["describe"], "name a view"),
    "view and search": (["describe", "leo_earnings", "--search", "pay"], "not both"),
    "nothing found": (["describe", "--search", "zzzz"], "nothing in the dictionary has 'zzzz'"),
    "no such request": (order("OUT", variables="request.csv"), "there is no file request.csv"),
    "unknown column": (["describe", "leo_earnings", "Pay"], "no column 'Pay'"),
    "no people": (order("OUT", people=0), "people must be a whole number of 1 or more, not '0'"),
    "nobody named": (["generate", "--out", "OUT"], "say how many people and which seed"),
    "no seed": (["generate", "--people", "5", "--out", "OUT"], "say how many people and which seed"),
    "unknown population": (["generate", "--population", "town", "--out", "OUT"], "there are sample, class"),
    "a name and a number": (order("OUT", population="class"), "leave those out"),
    "negative people": (["generate", "--people=-5", "--seed", "1", "--out", "OUT"], "not '-5'"),
    "fractional people": (order("OUT", people="2.5"), "not '2.5'"),
    "people in words": (order("OUT", people="many"), "not 'many'"),
    "negative seed": (["generate", "--people", "5", "--seed=-1", "--out", "OUT"], "seed must be"),
    "no workers": (order("OUT", workers=0), "workers must be"),
    "unknown engine": (order("OUT", engine="dask"), "invalid choice: 'dask'"),
    "unknown fault": (order("OUT", faults="all,of,them"), "unknown fault 'all'"),
    "cohort too early": (order("OUT", cohorts="1999-2003"), "cohorts are years"),
    "cohorts backwards": (order("OUT", cohorts="2007-2002"), "cohorts are years"),
    "cohorts without end": (order("OUT", cohorts="2002-99999999999"), "cohorts are years"),
    "no faults named": (order("OUT", faults=","), "faults are all, none, or names"),
    "cohort in words": (order("OUT", cohorts="early"), "cohorts are years"),
    "no place": (order("FILE/out"), "a file is in the way"),
    "place is taken": (order("TAKEN"), "is not empty"),
    "not ours to replace": ([*order("TAKEN"), "--replace"], "is not a synthetic LEO"),
    "truth inside": (order("OUT", truth="OUT/truth"), "must not lie inside"),
    "no people to link": (["linkage", "--people", "0", "--seed", "1", "--out", "OUT"], "people must be"),
    "unknown fault to link": (
        ["linkage", "--people", "9", "--seed", "1", "--out", "OUT", "--faults", "typos"],
        "`synthetic-leo faults --linkage` lists all",
    ),
    "unknown format": (
        ["linkage", "--people", "9", "--seed", "1", "--out", "OUT", "--format", "xlsx"],
        "parquet or csv",
    ),
    "place of files is taken": (
        ["linkage", "--people", "9", "--seed", "1", "--out", "TAKEN"],
        "is not empty",
    ),
    "copy cannot be written": (["export", "--duckdb", "FILE/copy"], "a file is in the way"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_exit_code_2(run, leo_data, tmp_path, monkeypatch, mistake):
    arguments, says = MISTAKES[mistake]
    (tmp_path / "FILE").write_text("x")
    (tmp_path / "TAKEN").mkdir()
    (tmp_path / "TAKEN" / "thesis.txt").write_text("precious")
    monkeypatch.chdir(tmp_path)
    code, printed, errors = run(*arguments)
    assert code == 2
    assert printed == ""
    assert len(errors.splitlines()) == 1
    assert says in errors
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["FILE", "TAKEN", "thesis.txt"]


@pytest.mark.parametrize("state", ["missing", "half-written"])
def test_export_of_no_whole_population_is_told(run, small_population, tmp_path, monkeypatch, state):
    if state == "half-written":
        shutil.copytree(small_population, tmp_path / "data")
        (tmp_path / "data" / store.MANIFEST).unlink()
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "data"))
    code, _, errors = run("export", "--duckdb", tmp_path / "copy")
    assert code == 2
    assert len(errors.splitlines()) == 1
    assert "LEO_DATA" in errors
    assert not (tmp_path / "copy").exists()


def test_it_runs_as_a_module(tmp_path):
    asked = [sys.executable, "-m", "synthetic_data", "describe", "leo_earning"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("synthetic-leo: unknown view 'leo_earning'")


def test_a_reader_that_stops_early_is_no_error():
    asked = f"{sys.executable} -m synthetic_data views --json | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {asked}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_output_that_cannot_be_written_is_one_line_and_exit_code_2():
    if not Path("/dev/full").exists():
        pytest.skip("needs a device that is always full")
    asked = [sys.executable, "-m", "synthetic_data", "views", "--json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(asked, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("synthetic-leo: cannot write the output")
    assert len(done.stderr.splitlines()) == 1
