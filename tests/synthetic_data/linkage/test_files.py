"""The two files on a disk: whole or not at all, and never over something else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from synthetic_data import LeoError, describe, linkage_files, linkage_truth, make_linkage, store
from synthetic_data.linkage import pair as pairs
from synthetic_data.linkage.faults import FAULTS
from synthetic_data.plan import BLOCK_SIZE, Plan

TINY = {"people": 300, "seed": 1, "progress": False}
SUMS = (
    "0f3c5ea946777ed65e34220b210c310d80569a13de7428d222557e821bc2f325",
    "135058cecc2f1fc00befe80b2bb62432b92d6fb7f82d9341b9f85f681e7ef3a3",
)
"""Checksums of the two files of TINY. Rows are a promise: if these change, the changelog says so."""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict]:
    """Two files about 300 people, their truth and their manifest; only to be read."""
    place = tmp_path_factory.mktemp("linkage")
    info = make_linkage(**TINY, out=place / "files", truth=place / "truth")
    return place / "files", place / "truth", info


def leftovers(place: Path) -> list[str]:
    return sorted(each.name for each in place.iterdir())


def test_what_is_written_is_what_is_read(tiny):
    made = pairs.make_pair(Plan(300, 1, frozenset(fault.name for fault in FAULTS)), 0)
    read = linkage_files(tiny[0])
    for file in ("education", "tax"):
        frame = getattr(read, file)
        pd.testing.assert_frame_equal(frame, getattr(made, file), check_dtype=False)
        assert frame["date_of_birth"].dtype == "datetime64[s]"
        assert frame.iloc[:, 0].dtype == "int64"
    truth = linkage_truth(tiny[1])
    for name, frame in made.truth.items():
        pd.testing.assert_frame_equal(truth[name], frame, check_dtype=False)


def test_the_manifest_says_what_it_was_made_from(tiny):
    where, _, info = tiny
    assert json.loads((where / store.MANIFEST).read_text()) == info
    assert (info["people"], info["seed"], info["kind"]) == (300, 1, "linkage")
    assert info["faults"] == sorted(fault.name for fault in FAULTS)
    read = linkage_files(where)
    assert [each["rows"] for each in info["files"].values()] == [len(read.education), len(read.tax)]
    assert tuple(each["sha256"] for each in info["files"].values()) == SUMS
    assert leftovers(where) == ["education.parquet", "manifest.json", "tax.parquet"]


def test_csv_holds_the_same(tiny, tmp_path):
    info = make_linkage(**TINY, out=tmp_path / "csv", file_format="csv")
    assert info["files"]["tax"]["sha256"] == tiny[2]["files"]["tax"]["sha256"]
    for csv, parquet in zip(linkage_files(tmp_path / "csv"), linkage_files(tiny[0]), strict=True):
        pd.testing.assert_frame_equal(csv, parquet)
    header = (tmp_path / "csv" / "education.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == "education_id,forename,surname,date_of_birth,sex,postcode,ni_number"


def test_the_place_in_a_file_tells_nothing(tmp_path):
    """With more than one block, records of different blocks lie among each other."""
    make_linkage(BLOCK_SIZE + 200, 4, tmp_path / "files", truth=tmp_path / "truth", progress=False)
    education, tax = linkage_files(tmp_path / "files")
    assert education["education_id"].is_monotonic_increasing
    assert tax["tax_id"].is_monotonic_increasing
    truth = linkage_truth(tmp_path / "truth")
    assert len(truth["people"]) == BLOCK_SIZE + 200
    late = truth["records"].query(f"file == 'tax' and person >= {BLOCK_SIZE}")["record"]
    places = tax.index[tax["tax_id"].isin(late)]
    assert places.min() < len(tax) * 0.1
    assert places.max() > len(tax) * 0.9


def test_no_faults_no_differences(tmp_path):
    make_linkage(**TINY, out=tmp_path / "clean", faults=[])
    education, tax = linkage_files(tmp_path / "clean")
    fields = ["forename", "surname", "date_of_birth", "sex", "postcode", "ni_number"]
    assert len(education.merge(tax, on=fields)) == 300


def test_files_lie_where_the_environment_says(tiny, monkeypatch):
    monkeypatch.setenv("LEO_LINKAGE", str(tiny[0]))
    assert len(linkage_files().education) == tiny[2]["files"]["education"]["rows"]
    monkeypatch.delenv("LEO_LINKAGE")
    assert store.folder("LEO_LINKAGE", "linkage").parts[-3:] == ("_build", "leo", "linkage")


def test_a_secret_seed_lands_in_no_file(tmp_path):
    secret = 2**100 + 123_456_789
    info = make_linkage(
        300, secret, tmp_path / "hidden", truth=tmp_path / "truth", record_seed=False, progress=False
    )
    assert info["seed"] is None
    for file in tmp_path.rglob("*.*"):
        assert str(secret).encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"people": 0}, "people must be a whole number"),
        ({"seed": -1}, "seed must be a whole number"),
        ({"faults": ["nicknames"]}, "did you mean nickname.*synthetic-leo faults --linkage"),
        ({"faults": "nickname"}, "faults is a list of names"),
        ({"cohorts": [1999]}, "cohorts are years"),
        ({"file_format": "xlsx"}, "file_format is parquet or csv"),
        ({"out": 5}, "out must be the path"),
        ({"out": "FILE/files"}, "a file is in the way"),
        ({"out": "FILE"}, "is a file: delete it"),
        ({"out": "TAKEN"}, "is not empty"),
        ({"out": "."}, "is not empty"),
        ({"truth": "TAKEN"}, "is already there"),
        ({"truth": "new/truth"}, "must not lie inside the two files"),
        ({"truth": "."}, "is already there"),
        ({"out": "truth/new", "truth": "truth"}, "must not lie inside the truth"),
    ],
)
def test_a_request_that_makes_no_sense_is_one_line_and_writes_nothing(tmp_path, monkeypatch, change, says):
    (tmp_path / "FILE").write_text("x")
    (tmp_path / "TAKEN").mkdir()
    (tmp_path / "TAKEN" / "thesis.txt").write_text("precious")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LeoError, match=says) as caught:
        make_linkage(**{**TINY, "out": "new", **change})
    assert "\n" not in str(caught.value)
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["FILE", "TAKEN", "thesis.txt"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_stops_halfway_leaves_nothing(tmp_path, monkeypatch, error):
    def stop(*_: object) -> None:
        raise error

    monkeypatch.setattr(pairs, "_links", stop)
    with pytest.raises((KeyboardInterrupt, LeoError)):
        make_linkage(**TINY, out=tmp_path / "new" / "files", truth=tmp_path / "truth")
    assert leftovers(tmp_path) == []


def test_a_disk_that_fills_while_files_are_sorted_is_told(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise duckdb.IOException("no room")

    monkeypatch.setattr(duckdb, "connect", full)
    with pytest.raises(LeoError, match="choose another folder or make room"):
        make_linkage(**TINY, out=tmp_path / "files")
    assert leftovers(tmp_path) == []


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "files").mkdir()
    make_linkage(**TINY, out=tmp_path / "files")
    assert len(linkage_files(tmp_path / "files").tax) > 200


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda where: (where / "manifest.json").unlink(), "no whole files to link"),
        (lambda where: (where / "manifest.json").write_text('{"kind": "li'), "no whole files to link"),
        (lambda where: (where / "manifest.json").write_text('{"format": 1}'), "no whole files to link"),
        (lambda where: (where / "tax.parquet").unlink(), "are damaged"),
        (lambda where: os.truncate(where / "tax.parquet", 99), "are damaged"),
    ],
)
def test_files_that_are_not_whole_are_told(tmp_path, spoil, says):
    where = tmp_path / "files"
    make_linkage(**TINY, out=where)
    spoil(where)
    with pytest.raises(LeoError, match=says) as caught:
        linkage_files(where)
    assert "\n" not in str(caught.value)


def test_files_and_truth_that_are_not_there_are_told(tmp_path, tiny):
    with pytest.raises(LeoError, match="run `make linkage` or set LEO_LINKAGE"):
        linkage_files(tmp_path / "nowhere")
    with pytest.raises(LeoError, match="--truth DIR"):
        linkage_truth(tmp_path / "nowhere")
    with pytest.raises(LeoError, match="are damaged"):
        linkage_truth(tiny[0])


@pytest.mark.parametrize("file", ["linkage_education", "Linkage_Tax"])
def test_the_dictionary_has_the_files(file):
    words = describe(file)
    assert list(words) == list(describe("leo_earnings"))
    assert words["description"].str.len().min() > 5
    assert describe(file, "postcode").loc[0, "name"] == "postcode"
    with pytest.raises(LeoError, match="has no column 'post'"):
        describe(file, "post")
