"""No postcode of a place and no number of a person, with or without mistakes in them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from synthetic_data.linkage.columns import UNKNOWN_POSTCODE
from synthetic_data.linkage.identities import Identities
from synthetic_data.linkage.pair import Pair
from synthetic_data.linkage.places import insurance_numbers, postcodes
from synthetic_data.places import places
from synthetic_data.plan import LARGEST, Plan

# Real ones, by the rules that the module cites.
REAL_POSTCODE = re.compile(r"[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}")
REAL_NUMBER = re.compile(r"[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z][0-9]{6}[A-D]")
OURS = re.compile(r"V[A-Z][0-9][0-9]? [0-9O][CIKMOV][A-Z]")


def test_the_rules_know_real_ones_when_they_see_them():
    assert REAL_POSTCODE.fullmatch("SW1A 2AA")
    assert REAL_POSTCODE.fullmatch("BS8 1TH")
    assert REAL_NUMBER.fullmatch("AB123456C")


def test_no_postcode_is_real(pair: Pair, who: Identities):
    written = [*pair.education["postcode"].dropna(), *pair.tax["postcode"].dropna()]
    known = {text for text in written if text != UNKNOWN_POSTCODE}
    known |= {*who.home, *who.former_home, *who.later_home}
    assert len(known) > 1_000
    for text in known:
        assert OURS.fullmatch(text), text
        assert not REAL_POSTCODE.fullmatch(text)
    # ZZ is the area of no place: https://guidance.submit-learner-data.service.gov.uk has it for "not known".
    assert UNKNOWN_POSTCODE.startswith("ZZ99")


def test_no_number_is_real_and_none_stands_for_two_people(pair: Pair, who: Identities):
    written = {*pair.education["ni_number"].dropna(), *pair.tax["ni_number"].dropna()}
    for text in written | {*who.number, *who.strangers_number}:
        assert re.fullmatch(r"[DFIQUV]{2}[0-9]{6}[A-D]", text), text
        assert not REAL_NUMBER.fullmatch(text)
    assert len({*who.number, *who.strangers_number}) == 2 * len(who)


def test_the_largest_population_has_numbers_enough():
    person = np.arange(LARGEST - 1_000, LARGEST, dtype=np.int64)
    numbers = [*insurance_numbers(1, person), *insurance_numbers(1, person, stranger=True)]
    assert len(set(numbers)) == 2_000
    assert all(re.fullmatch(r"[DFIQUV]{2}[0-9]{6}[A-D]", text) for text in numbers)


@pytest.mark.parametrize("people", [1_000, 60_000_000])
def test_postcodes_fit_their_form_at_every_size_and_belong_to_one_area(people: int):
    plan = Plan(people, 5)
    areas = places(plan).areas
    area = np.repeat(np.arange(areas), 3)
    made = postcodes(plan, area, np.tile([0.0, 0.5, 0.999999], areas))
    assert all(OURS.fullmatch(text) for text in made)
    by_code: dict[str, int] = {}
    assert all(by_code.setdefault(text, place) == place for text, place in zip(made, area, strict=True))
