"""A block depends on the plan and its number, and on nothing else."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

from synthetic_data import catalogue, store
from synthetic_data.blocks import Block, make_block
from synthetic_data.faults import FAULTS
from synthetic_data.plan import Plan

ALL = frozenset(fault.name for fault in FAULTS)
PLAN = Plan(10_300, 99, ALL)


def sums(block: Block) -> dict[str, str]:
    """Return one checksum a view, over values and types."""
    views = {view.name: view for view in catalogue.views()}
    return {name: store.checksum(store.to_arrow(views[name], frame)) for name, frame in block.views.items()}


@pytest.fixture(scope="module")
def second() -> Block:
    return make_block(PLAN, 1)


def test_the_same_rows_whatever_was_made_before(second: Block):
    make_block(Plan(500, 1), 0)
    make_block(PLAN, 0)
    assert sums(make_block(PLAN, 1)) == sums(second)


def test_the_same_rows_in_another_process(second: Block):
    code = (
        "from synthetic_data import catalogue, store\n"
        "from synthetic_data.blocks import make_block\n"
        "from synthetic_data.faults import FAULTS\n"
        "from synthetic_data.plan import Plan\n"
        "made = make_block(Plan(10_300, 99, frozenset(f.name for f in FAULTS)), 1)\n"
        "for view in catalogue.views():\n"
        "    print(view.name, store.checksum(store.to_arrow(view, made.views[view.name])))\n"
    )
    lines = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert dict(line.split() for line in lines.splitlines()) == sums(second)


def test_columns_are_the_catalogues(second: Block):
    assert list(second.views) == [view.name for view in catalogue.views()]
    for view in catalogue.views():
        assert list(second.views[view.name]) == [column.name for column in view.columns]


@pytest.mark.parametrize(
    "names",
    [
        ["leo_employment"],
        ["leo_benefit", "LEARNER_AE_ID_TO_EDUKEY_LOOKUP"],
        ["spring_census_2011"],
        ["hesa_2010", "leo_self_assessment"],
    ],
)
def test_views_that_are_made_alone_have_the_rows_that_they_have_beside_all_others(second: Block, names):
    views = [view for view in catalogue.views() if view.name in names]
    alone = make_block(PLAN, 1, views)
    assert sorted(alone.views) == sorted(names)
    for name, frame in alone.views.items():
        pd.testing.assert_frame_equal(frame, second.views[name])


def test_only_what_is_asked_for_is_made():
    without_faults = make_block(Plan(300, 1), 0, [catalogue.view("spring_census_2011")])
    assert "jobs" not in vars(without_faults.lives)
    # Some people have two tax keys, which ties the tables of tax and benefits together, but no other to them.
    with_faults = make_block(Plan(300, 1, ALL), 0, [catalogue.view("leo_self_assessment")])
    assert "benefits" not in vars(with_faults.lives)
    assert "instances" not in vars(with_faults.lives)


def test_types_do_not_depend_on_the_data(clean: Block, second: Block):
    tiny = make_block(Plan(3, 1, ALL), 0)
    for name, frame in clean.views.items():
        assert list(frame.dtypes) == list(second.views[name].dtypes) == list(tiny.views[name].dtypes)


def test_another_seed_gives_other_people(second: Block):
    other = make_block(Plan(10_300, 100, ALL), 1)
    for name, column in (
        ("LEARNER_AE_ID_TO_PMR_LOOKUP", "PUPILMATCHINGREFANONYMOUS"),
        ("LEARNER_AE_ID_TO_PMR_LOOKUP", "AE_ID"),
        ("leo_earnings", "Edukey"),
        ("spring_census_2010", "LAEstab_anon_spr10"),
    ):
        assert not set(second.views[name][column]) & set(other.views[name][column])


def test_blocks_share_schools_but_no_people(second: Block):
    first = make_block(PLAN, 0)
    for name, column in (("LEARNER_AE_ID_TO_EDUKEY_LOOKUP", "EDUKEY"), ("leo_employment", "EduKey")):
        assert not set(first.views[name][column]) & set(second.views[name][column])
    column = "LAEstab_anon_spr10"
    schools = set(first.views["spring_census_2010"][column])
    assert set(second.views["spring_census_2010"][column]) <= schools


@pytest.mark.parametrize("people", [1, 2, 57])
def test_a_handful_of_people_will_do(people: int):
    block = make_block(Plan(people, 5, ALL), 0)
    for view in catalogue.views():
        store.to_arrow(view, block.views[view.name])


def test_a_population_may_have_one_cohort():
    block = make_block(Plan(300, 5, frozenset(), (2021,)), 0)
    assert len(block.views["KS4Pupil_2002_to_2014"]) == 0
    assert len(block.views["KS4Pupil_2015_to_2021"]) == 300
    assert len(block.views["leo_earnings"]) == 0
    assert len(block.views["spring_census_2021"]) > 200


def test_rows_do_not_stand_in_the_order_of_people(clean: Block):
    keys = clean.views["leo_employment"]["EduKey"]
    assert keys.is_monotonic_increasing
    assert clean.truth["people"]["EDUKEY"].is_monotonic_increasing is False


def test_the_truth_knows_who_is_who(clean: Block):
    people = clean.truth["people"]
    assert people["person"].is_unique
    lookup = clean.views["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]
    joined = people.merge(lookup, on="AE_ID", suffixes=("", "_recorded"))
    assert (joined["EDUKEY"] == joined["EDUKEY_recorded"]).all()
    assert len(joined) == len(lookup)
    assert isinstance(clean.truth["jobs"], pd.DataFrame)
    assert set(clean.truth["activities"]["person"]) <= set(people["person"])
