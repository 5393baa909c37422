"""Populations as files: the same rows each time, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, strategies as st

from synthetic_data import LeoError, catalogue, generate, load, population, store
from synthetic_data.blocks import make_block
from synthetic_data.plan import BLOCK_SIZE, Plan

TINY = {"people": 300, "seed": 1, "progress": False}

# Each changes with every change of what is generated of its group of views, and with nothing else: not the machine, not
# the version of a library, not what is modelled beside it.
TINY_RECORDS = {
    "school_census": "a2c13af0eb8be8dd",
    "eyfsp": "7c364314aa76a3da",
    "ks1": "5594f538ac399c29",
    "ks2_pupil": "b0c064699f0a6cc4",
    "ks2_exam": "97104227fbbba08c",
    "ks3_pupil": "04d08f00d034243b",
    "ks3_exam": "a6d99a546d15b2f0",
    "ks4_pupil": "e8378e92a5e853c6",
    "ks4_exam": "6d6965b7d61bdda4",
    "ks5_student": "81ff9da59be0a5d9",
    "ks5_exam": "6af74f2458cc6b42",
    "plams": "8eef02937145d411",
    "student_record": "54a6020b94a2f388",
    "pmr_lookup": "8c3be9a188ec744f",
    "edukey_lookup": "595c8452df93630e",
    "education_records": "21149a3824356b33",
    "employment": "c0ea7086aa3ecbf8",
    "earnings": "b1529717d1edf847",
    "benefits": "b6975211aa6e2118",
    "self_assessment": "e928ebbe8e2c9ed7",
    "geography": "1940ce4f3c297894",
    "cjrs": "0386f264d220c4ae",
    "seiss": "1e7384db5b146ae9",
    "ucas_applicants": "7aff2b2db239e83a",
    "ucas_applications": "8a9fb93b5254aefa",
    "ucas_qualifications": "550ba9c7e1978b13",
    "nccis": "888c4d17b04b0bc5",
    "ypmad": "83b3eff7e5072c75",
    "ypmad_snapshot": "f15b8903393b68e9",
    "idbr": "65ab1e6f99d515d2",
    "ilr_aims": "7d1b91ce8499bd38",
    "ilr_learners": "8210e2a2ec7f2b8f",
    "lars": "44c000e2fd4becc7",
    "annual_census": "a6f66aee181c7cd2",
    "summer_census": "23ea79158dffd301",
    "autumn_census": "f33c0a84fab40925",
    "pru_census": "80447da2cd0bba11",
    "alternative_provision": "8f32e30e31d3c0fb",
    "absence": "1834289c7e9cc57e",
    "exclusions_annual": "f1be56a37d60ba32",
    "exclusions": "b0402ed6b5374a83",
    "exclusions_enrolment": "b80215e79787e74c",
    "exclusions_pupil": "1366a6bebca253dc",
    "children_in_need": "523872c97340230e",
    "child_protection_plans": "3ec90bfdd92e4019",
    "cin_disabilities": "1e5ade827020174c",
    "cin_open_cases": "e00cd22cb3552ee5",
    "cin_services": "5a62263c164f8b08",
    "children_looked_after": "0c69e809d99a2a20",
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Folder of 300 people with their truth beside it, and its manifest; only to be read."""
    folder = tmp_path_factory.mktemp("tiny")
    return folder / "population", generate(**TINY, out=folder / "population", truth=folder / "truth")


def leftovers(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def files_of(where: Path, view: catalogue.View) -> list[Path]:
    return sorted((where / view.database / view.name).iterdir())


# ---------------------------------------------------------------- the same rows


def test_the_rows_of_a_seed_never_change_unnoticed(tiny):
    sums: dict[str, list[str]] = {}
    for view in catalogue.views():
        sums.setdefault(view.group, []).append(tiny[1]["views"][view.name]["sha256"])
    assert {group: store.combined(each)[:16] for group, each in sums.items()} == TINY_RECORDS


def test_one_worker_or_two_give_the_same_population(tmp_path):
    people = BLOCK_SIZE + 60
    alone = generate(people, 3, tmp_path / "one", progress=False)
    together = generate(people, 3, tmp_path / "two", workers=2, progress=False)
    assert alone == together
    assert alone["blocks"] == 2
    # The last block, made on its own, has the rows that it has in the whole.
    block = make_block(Plan(people, 3, frozenset(alone["faults"])), 1)
    for view in catalogue.views():
        written = pq.read_table(files_of(tmp_path / "two", view)[1], partitioning=None)
        assert store.checksum(store.to_arrow(view, block.views[view.name])) == store.checksum(written)


def test_another_seed_or_no_faults_give_another_population(tiny, tmp_path):
    other = generate(300, 2, tmp_path / "other", progress=False)
    clean = generate(**TINY, out=tmp_path / "clean", faults=[])
    assert len({tiny[1]["population"], other["population"], clean["population"]}) == 3
    assert clean["faults"] == []


def test_the_manifest_counts_and_sums_what_lies_in_the_files(tiny):
    where, info = tiny
    assert json.loads((where / store.MANIFEST).read_text()) == info
    for view in catalogue.views():
        tables = [pq.read_table(file, partitioning=None) for file in files_of(where, view)]
        assert info["views"][view.name]["rows"] == sum(table.num_rows for table in tables)
        assert info["views"][view.name]["sha256"] == store.combined(map(store.checksum, tables))
    assert info["people"] == 300
    assert info["seed"] == 1
    assert info["cohorts"] == list(range(2002, 2022))


COLUMNS = {
    "text": st.none() | st.text(max_size=4),
    "whole": st.none() | st.integers(-(2**31), 2**31 - 1),
    "real": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "day": st.none() | st.dates(),
}
ROWS = st.lists(st.fixed_dictionaries(COLUMNS), min_size=1, max_size=8)
SCHEMA = pa.schema(
    [("text", pa.string()), ("whole", pa.int32()), ("real", pa.float64()), ("day", pa.date32())],
)


@given(ROWS, st.integers(0, 8))
def test_a_checksum_does_not_see_how_a_table_is_cut(rows, cut):
    table = pa.Table.from_pylist(rows, schema=SCHEMA)
    parts = pa.concat_tables([table.slice(0, cut), table.slice(cut)])
    again = pa.concat_tables([table, table]).slice(len(rows))
    assert store.checksum(parts) == store.checksum(table) == store.checksum(again)


@given(ROWS, st.data())
def test_a_checksum_sees_every_value(rows, data):
    place = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(list(COLUMNS)))
    value = data.draw(COLUMNS[name])
    changed = [dict(row) for row in rows]
    changed[place][name] = value
    same = rows[place][name] == value  # 0.0 and -0.0 count as the same number
    sums = [store.checksum(pa.Table.from_pylist(each, schema=SCHEMA)) for each in (rows, changed)]
    assert (sums[0] == sums[1]) == same


# ---------------------------------------------------------------- reading


def test_columns_are_the_catalogues_and_types_as_promised(leo_data):
    for view in catalogue.views():
        frame = load(view.name)
        assert list(frame.columns) == [column.name for column in view.columns]
        assert len(frame) == population()["views"][view.name]["rows"]
        for column in view.columns:
            values = frame[column.name]
            kind = column.type.split("(")[0]
            if kind == "varchar":
                assert pd.api.types.is_string_dtype(values.dtype) or values.dtype == object
                assert all(isinstance(value, str) for value in values.dropna())
            else:
                expected = {
                    "date": "datetime64[s]",
                    "float": "float64",
                    "int": "Int64" if column.nullable else "int64",
                    "bigint": "Int64" if column.nullable else "int64",
                    "bit": "Int8" if column.nullable else "int8",
                }
                assert str(values.dtype) == expected[kind], column.name
            if kind == "bit":
                assert values.dropna().isin([0, 1]).all(), column.name
            if not column.nullable:
                assert values.notna().all(), column.name


def test_pupil_columns_are_empty_outside_their_years(leo_data):
    for name in ("KS4Pupil_2002_to_2014", "KS4Pupil_2015_to_2021"):
        frame = load(name)
        year = frame["KS4_ACADYR"].str[-4:].astype(int)
        for column in catalogue.view(name).columns:
            outside = frame.loc[~year.isin(column.years), column.name]
            assert outside.isna().all(), column.name


def test_open_spells_end_in_the_year_9999(leo_data):
    ends = load("leo_employment", columns=["EndDate"])["EndDate"]
    assert ends.max() == np.datetime64("9999-12-31", "s")


def test_every_frame_is_fresh(leo_data):
    first = load("leo_earnings")
    before = first.copy()
    first["Earnings"] = 0
    pd.testing.assert_frame_equal(load("leo_earnings"), before)


def test_columns_come_in_the_order_asked_for(leo_data):
    frame = load("leo_earnings", columns=["Earnings", "Edukey"])
    assert list(frame.columns) == ["Earnings", "Edukey"]
    pd.testing.assert_frame_equal(frame, load("leo_earnings")[["Earnings", "Edukey"]])


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (5, "columns is a list"),
        ([["Edukey"]], "columns is a list"),
        (["edukey"], "its name here is 'Edukey'"),
        (["Earning"], "did you mean Earnings"),
        ("Edukey", "columns is a list"),
        ([], "columns is a list"),
        ([None], "no column"),
    ],
)
def test_unknown_columns_are_told(leo_data, columns, says):
    with pytest.raises(LeoError, match=says) as caught:
        load("leo_earnings", columns=columns)
    assert "\n" not in str(caught.value)


def test_a_population_can_be_moved(small_population, tmp_path, monkeypatch):
    moved = tmp_path / "year=2011" / "it's [here]"
    shutil.copytree(small_population, moved)
    monkeypatch.setenv("LEO_DATA", str(small_population))
    before = load("leo_employment")
    monkeypatch.setenv("LEO_DATA", str(moved))
    pd.testing.assert_frame_equal(load("leo_employment"), before)


def test_without_leo_data_the_sample_in_the_repository_is_meant(monkeypatch):
    monkeypatch.delenv("LEO_DATA", raising=False)
    root = Path(store.__file__).parent.parent
    assert store.folder() == root / "_build" / "leo" / "sample"
    monkeypatch.setenv("LEO_DATA", "")
    assert store.folder() == root / "_build" / "leo" / "sample"


def test_a_missing_population_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "nowhere"))
    for ask in (population, lambda: load("leo_earnings")):
        with pytest.raises(LeoError, match="run `make data` or set LEO_DATA"):
            ask()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda where: (where / "manifest.json").unlink(), "no whole synthetic LEO"),
        (lambda where: (where / "manifest.json").write_text('{"format": 1, "peo'), "no whole synthetic LEO"),
        (lambda where: (where / "manifest.json").write_text("[]"), "no whole synthetic LEO"),
        (lambda where: (where / "manifest.json").write_text('{"format": 1}'), "no whole synthetic LEO"),
        (lambda where: (where / "manifest.json").write_text('{"format": 0}'), "another version"),
        (lambda where: (where / "LEO_i2/leo_earnings/block-00000.parquet").unlink(), "is damaged"),
        (lambda where: os.truncate(where / "LEO_i2/leo_earnings/block-00000.parquet", 99), "is damaged"),
        (lambda where: os.truncate(where / "LEO_i2/leo_earnings/block-00000.parquet", 0), "is damaged"),
    ],
)
def test_a_half_written_population_is_told(tiny, tmp_path, monkeypatch, spoil, says):
    where = tmp_path / "half"
    shutil.copytree(tiny[0], where)
    spoil(where)
    monkeypatch.setenv("LEO_DATA", str(where))
    with pytest.raises(LeoError, match=says) as caught:
        load("leo_earnings")
    assert "generate it again" in str(caught.value)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- writing


def test_the_same_population_again_is_nothing_to_do(tiny):
    where, info = tiny
    before = {file: file.stat().st_mtime_ns for file in where.rglob("*")}
    assert generate(**TINY, out=where) == info
    assert {file: file.stat().st_mtime_ns for file in where.rglob("*")} == before


def test_a_damaged_population_is_not_the_same(tiny, tmp_path):
    where = tmp_path / "damaged"
    shutil.copytree(tiny[0], where)
    os.truncate(where / "LEO_i2" / "leo_earnings" / "block-00000.parquet", 99)
    with pytest.raises(LeoError, match="is not empty"):
        generate(**TINY, out=where)
    assert generate(**TINY, out=where, replace=True)["population"] == tiny[1]["population"]
    assert store.whole(where, store.manifest(where))


def test_another_population_is_not_overwritten_unless_asked(tiny, tmp_path):
    where = tmp_path / "taken"
    shutil.copytree(tiny[0], where)
    with pytest.raises(LeoError, match="is not empty"):
        generate(300, 2, where, progress=False)
    assert json.loads((where / store.MANIFEST).read_text()) == tiny[1]
    assert generate(300, 2, where, progress=False, replace=True)["seed"] == 2
    assert json.loads((where / store.MANIFEST).read_text())["seed"] == 2
    assert leftovers(tmp_path) == ["taken"]


def test_a_folder_of_something_else_is_never_replaced(tmp_path):
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "gradebook.db").write_text("precious")
    for replace in (False, True):
        with pytest.raises(LeoError, match="choose another folder"):
            generate(**TINY, out=tmp_path / "marks", replace=replace)
    assert (tmp_path / "marks" / "gradebook.db").read_text() == "precious"


def test_a_secret_seed_lands_in_no_file(tmp_path):
    secret = 2**100 + 123_456_789
    info = generate(
        300, secret, tmp_path / "hidden", truth=tmp_path / "truth", record_seed=False, progress=False
    )
    assert info["seed"] is None
    spellings = [
        str(secret).encode(),
        f"{secret:x}".encode(),
        secret.to_bytes(16, "little"),
        secret.to_bytes(16),
    ]
    for file in tmp_path.rglob("*.*"):
        assert not any(spelling in file.read_bytes() for spelling in spellings), file
    with pytest.raises(LeoError, match="is not empty"):
        generate(300, secret, tmp_path / "hidden", record_seed=False, progress=False)


def test_truth_lies_apart(tiny, tmp_path):
    assert (tiny[0].parent / "truth" / "people" / "block-00000.parquet").is_file()
    assert not (tiny[0] / "truth").exists()
    with pytest.raises(LeoError, match="must not lie inside"):
        generate(**TINY, out=tmp_path / "population", truth=tmp_path / "population" / "truth")
    with pytest.raises(LeoError, match="must not lie inside the truth"):
        generate(**TINY, out=tmp_path / "truth" / "population", truth=tmp_path / "truth")
    with pytest.raises(LeoError, match="already there"):
        generate(**TINY, out=tmp_path / "population", truth=tiny[0].parent / "truth")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"people": 0}, "people"),
        ({"people": -3}, "people"),
        ({"people": 2.5}, "people"),
        ({"people": True}, "people"),
        ({"people": "300"}, "people"),
        ({"seed": -1}, "seed"),
        ({"workers": 0}, "workers"),
        ({"workers": 1.0}, "workers"),
        ({"faults": ["no_such_fault"]}, "unknown fault 'no_such_fault'"),
        ({"faults": "all"}, "faults is a list"),
        ({"faults": 5}, "faults is a list"),
        ({"faults": ["no_such_fault", 5]}, "unknown fault '5'"),
        ({"cohorts": 2005}, "cohorts is a list"),
        ({"cohorts": [1999]}, "cohorts"),
        ({"cohorts": []}, "cohorts"),
    ],
)
def test_requests_that_make_no_sense_are_told(tmp_path, request_, says):
    with pytest.raises(LeoError, match=says) as caught:
        generate(**{**TINY, "out": tmp_path / "out", **request_})
    assert "\n" not in str(caught.value)
    assert leftovers(tmp_path) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LeoError, match="cannot write"):
        generate(**TINY, out=tmp_path / "file" / "out")
    with pytest.raises(LeoError, match="is a file"):
        generate(**TINY, out=tmp_path / "file")
    assert leftovers(tmp_path) == ["file"]


def test_a_folder_that_cannot_be_moved_is_told_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for out in (".", "", tmp_path):
        with pytest.raises(LeoError, match="name a new folder inside it"):
            generate(**TINY, out=out)
    assert leftovers(tmp_path) == []


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to("disk")
    generate(**TINY, out=tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "disk" / store.MANIFEST).is_file()


def fail_at_the_third_file(error: BaseException):
    """A stand-in for the writer of files that gives up on the way."""
    write, calls = pq.write_table, []

    def writer(*arguments, **options):
        calls.append(1)
        if len(calls) == 3:
            raise error
        write(*arguments, **options)

    return writer


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(pq, "write_table", fail_at_the_third_file(full))
    with pytest.raises(LeoError, match=r"No space left on device: .*make room"):
        generate(**TINY, out=tmp_path / "new" / "out", truth=tmp_path / "truth")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ZeroDivisionError()])
def test_an_interruption_leaves_what_was_there(tiny, tmp_path, monkeypatch, error):
    shutil.copytree(tiny[0], tmp_path / "out")
    monkeypatch.setattr(pq, "write_table", fail_at_the_third_file(error))
    with pytest.raises(type(error)):
        generate(300, 2, tmp_path / "out", progress=False, replace=True)
    assert leftovers(tmp_path) == ["out"]
    assert json.loads((tmp_path / "out" / store.MANIFEST).read_text()) == tiny[1]


def test_records_must_fit_the_catalogue():
    view = catalogue.view("LEARNER_AE_ID_TO_EDUKEY_LOOKUP")
    good = pd.DataFrame({"AE_ID": [1], "EDUKEY": ["A"]})
    assert store.to_arrow(view, good).num_rows == 1
    with pytest.raises(ValueError, match="columns"):
        store.to_arrow(view, good[["EDUKEY", "AE_ID"]])
    with pytest.raises(ValueError, match="missing"):
        store.to_arrow(view, good.assign(EDUKEY=[None]))
    records = pd.DataFrame({"RECORDID": [2**32], "AE_ID": [1]})
    with pytest.raises(ValueError, match="4294967296"):
        store.to_arrow(catalogue.view("education_records_lookup"), records)


@pytest.mark.parametrize("out", [None, 5, b"x", "a\0b"])
def test_what_is_no_path_is_one_line(out):
    with pytest.raises(LeoError, match="must be the path of a folder"):
        generate(10, 1, out)
