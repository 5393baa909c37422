"""A block of the two files depends on the plan and its number only, and the truth knows whose each record is."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from synthetic_data import store
from synthetic_data.linkage.columns import ID_COLUMNS, dictionary
from synthetic_data.linkage.faults import FAULTS
from synthetic_data.linkage.pair import Pair, make_pair
from synthetic_data.plan import BLOCK_SIZE, Plan

ALL = frozenset(fault.name for fault in FAULTS)
PLAN = Plan(BLOCK_SIZE + 300, 99, ALL)


def sums(pair: Pair) -> list[str]:
    return [store.checksum(store.to_arrow(view, getattr(pair, file))) for file, view in dictionary().items()]


def test_the_same_rows_whatever_was_made_before_and_in_another_process():
    expected = sums(make_pair(PLAN, 1))
    make_pair(Plan(500, 1), 0)
    assert sums(make_pair(PLAN, 1)) == expected
    code = (
        "from synthetic_data import store\n"
        "from synthetic_data.linkage.columns import dictionary\n"
        "from synthetic_data.linkage.faults import FAULTS\n"
        "from synthetic_data.linkage.pair import make_pair\n"
        "from synthetic_data.plan import Plan\n"
        f"made = make_pair(Plan({PLAN.people}, 99, frozenset(f.name for f in FAULTS)), 1)\n"
        "for file, view in dictionary().items():\n"
        "    print(store.checksum(store.to_arrow(view, getattr(made, file))))\n"
    )
    lines = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert lines.split() == expected


@pytest.mark.parametrize("people", [1, 2, 57])
def test_a_handful_of_people_will_do(people: int):
    for seed in range(5):
        pair = make_pair(Plan(people, seed, ALL), 0)
        sums(pair)
        assert list(pair.truth) == ["people", "records", "links", "faults"]


def test_a_population_may_have_one_cohort():
    pair = make_pair(Plan(400, 5, ALL, (2021,)), 0)
    assert 350 < len(pair.education) < 450
    assert set(pair.truth["people"]["date_of_birth"].dt.year) == {2004, 2005}


def test_blocks_have_no_person_record_or_number_in_common(pair: Pair):
    other = make_pair(Plan(2 * BLOCK_SIZE, 11, ALL), 1)
    first = make_pair(Plan(2 * BLOCK_SIZE, 11, ALL), 0)
    for file, key in ID_COLUMNS.items():
        assert not set(getattr(first, file)[key]) & set(getattr(other, file)[key])
    assert not set(first.truth["people"]["AE_ID"]) & set(other.truth["people"]["AE_ID"])
    assert not set(first.tax["ni_number"].dropna()) & set(other.tax["ni_number"].dropna())
    # But homes and names.
    assert set(first.tax["postcode"]) & set(other.tax["postcode"])


@pytest.mark.parametrize("file", ["education", "tax"])
def test_columns_are_the_dictionarys(pair: Pair, file: str):
    frame, view = getattr(pair, file), dictionary()[file]
    assert list(frame) == [column.name for column in view.columns]
    key = ID_COLUMNS[file]
    assert frame[key].is_unique
    assert frame[key].is_monotonic_increasing
    for column in view.columns:
        assert frame[column.name].isna().any() == column.nullable, column.name
        assert column.description
        assert column.source.startswith("ours")
    assert set(frame["sex"]) == set("FM")


def test_record_numbers_say_nothing_about_the_person(pair: Pair):
    links = pair.truth["links"]
    assert abs(links["education_id"].corr(links["tax_id"])) < 0.03
    assert abs(links["education_id"].corr(links["person"])) < 0.03


def test_the_truth_knows_whose_each_record_is(pair: Pair):
    truth = pair.truth
    records, links, people = truth["records"], truth["links"], truth["people"]
    for file, key in ID_COLUMNS.items():
        own = records[records["file"] == file]
        assert set(own["record"]) == set(getattr(pair, file)[key])
        assert set(links[key]) <= set(own["record"])
    assert records.loc[records["person"].isna(), "file"].unique().tolist() == ["tax"]
    assert set(records["person"].dropna()) <= set(people["person"])
    # Somebody with two records here and two there makes four pairs.
    known = records.dropna()
    here, there = (known.loc[known["file"] == file, "person"].value_counts() for file in ID_COLUMNS)
    assert len(links) == here.mul(there, fill_value=0).sum()
    assert here.max() == there.max() == 2
    noted = truth["faults"].merge(records, left_on=["file", "record"], right_on=["file", "record"])
    assert len(noted) == len(truth["faults"])
    assert not truth["faults"].duplicated().any()


def test_types_do_not_depend_on_the_data(pair: Pair, clean_pair: Pair):
    for other in (clean_pair, make_pair(Plan(1, 3), 0)):
        for file in ID_COLUMNS:
            assert list(getattr(pair, file).dtypes) == list(getattr(other, file).dtypes)
        for name, frame in pair.truth.items():
            assert isinstance(frame, pd.DataFrame)
            assert list(frame.dtypes) == list(other.truth[name].dtypes), name
