"""Latent people, and the places they live in."""

from __future__ import annotations

import numpy as np
import pytest

from synthetic_data.chance import logistic, normal_share, pick
from synthetic_data.errors import LeoError
from synthetic_data.people import ETHNIC_CODES, ETHNIC_GROUPS, make_people
from synthetic_data.places import places
from synthetic_data.plan import BLOCK_SIZE, COHORTS, Plan
from synthetic_data.streams import pseudonym, stream


def test_cohorts_are_dealt_out_evenly_over_the_whole_population():
    plan = Plan(BLOCK_SIZE + 700, 3)
    cohorts = np.concatenate([make_people(plan, block).cohort for block in range(plan.blocks)])
    counts = np.unique(cohorts, return_counts=True)
    assert tuple(counts[0]) == COHORTS
    assert counts[1].max() - counts[1].min() <= 1


def test_people_are_born_in_the_school_year_of_their_cohort():
    people = make_people(Plan(4_000, 3), 0)
    months = people.birth_year.astype(int) * 12 + people.birth_month - 1
    september = (people.cohort.astype(int) - 17) * 12 + 8
    assert ((months - september >= 0) & (months - september < 12)).all()
    assert set(people.birth_month) == set(range(1, 13))


def test_the_last_block_holds_the_rest():
    plan = Plan(BLOCK_SIZE + 1, 1)
    assert plan.blocks == 2
    last = make_people(plan, 1)
    assert list(last.number) == [BLOCK_SIZE]


def test_numbers_run_through_all_blocks():
    plan = Plan(2 * BLOCK_SIZE, 1)
    numbers = np.concatenate([make_people(plan, block).number for block in (1, 0)])
    assert sorted(numbers) == list(range(2 * BLOCK_SIZE))


@pytest.mark.parametrize("people", [1_000, 20_000, 40_000_000])
def test_there_are_a_few_whole_districts_at_every_size(people: int):
    where = places(Plan(people, 5))
    assert 3 <= where.districts <= 150
    assert where.areas == where.districts * where.areas_in_district
    residents = people / where.areas
    assert residents >= 10
    assert (where.district_of(np.array([0, where.areas - 1])) == [0, where.districts - 1]).all()


def test_neighbouring_areas_resemble_each_other():
    where = places(Plan(200_000, 5))
    affluence = where.area_affluence.reshape(where.districts, -1)
    assert np.corrcoef(affluence[:, :-1].ravel(), affluence[:, 1:].ravel())[0, 1] > 0.25


def test_better_off_families_live_in_better_off_areas():
    plan = Plan(BLOCK_SIZE, 5)
    people = make_people(plan, 0)
    assert np.corrcoef(people.income, places(plan).area_affluence[people.area])[0, 1] > 0.4


def test_ethnic_groups_are_codes_with_shares_of_one():
    assert len(set(ETHNIC_CODES)) == len(ETHNIC_GROUPS)
    assert sum(group.share for group in ETHNIC_GROUPS) == pytest.approx(1.0, abs=0.002)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((0, 1), "people"),
        ((-3, 1), "people"),
        ((2.5, 1), "people"),
        ((True, 1), "people"),
        ((10, -1), "seed"),
        ((10, 1.0), "seed"),
        ((10, 1, frozenset(), (1999,)), "cohorts"),
        ((10, 1, frozenset(), ()), "cohorts"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused_in_one_line(arguments: tuple, word: str):
    with pytest.raises(LeoError, match=word) as error:
        Plan(*arguments)
    assert "\n" not in str(error.value)


def test_a_block_outside_the_population_is_refused():
    with pytest.raises(LeoError, match="block must be from 0 to 0"):
        Plan(10, 1).block_people(1)


def test_streams_differ_by_seed_purpose_and_block_and_by_nothing_else():
    first = stream(1, "a", 0).random(3)
    assert (first == stream(1, "a", 0).random(3)).all()
    for other in (stream(2, "a", 0), stream(1, "b", 0), stream(1, "a", 1), stream(2**127 + 1, "a", 0)):
        assert (first != other.random(3)).all()


def test_pseudonyms_are_long_upper_case_and_differ():
    made = {pseudonym(1, "school", number) for number in range(500)}
    assert len(made) == 500
    assert all(len(text) == 40 and text == text.upper() for text in made)


def test_probabilities_are_read_from_tables():
    values = np.array([-50.0, 0.0, 1.0, 50.0])
    assert logistic(values) == pytest.approx([0.0, 0.5, 0.7310586, 1.0], abs=1e-4)
    assert normal_share(values) == pytest.approx([0.0, 0.5, 0.8413447, 1.0], abs=1e-4)
    # One last bit more or less changes nothing: values lie on a grid.
    nudged = np.nextafter(np.array([0.123, 1.0]), 2)
    assert (logistic(nudged) == logistic(np.array([0.123, 1.0]))).all()


def test_pick_takes_the_class_whose_share_holds_the_draw():
    shares = np.array([0.2, 0.5, 1.0])
    assert list(pick(shares, np.array([0.0, 0.19, 0.2, 0.7, 0.999999]))) == [0, 0, 1, 2, 2]
    rows = np.array([[0.2, 1.0], [0.9, 1.0]])
    assert list(pick(rows, np.array([0.5, 0.5]))) == [1, 0]
