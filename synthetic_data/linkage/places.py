"""Postcodes of no place and numbers of no person, by rules that keep the real ones out.

Postcodes
    No British postcode starts with V: Royal Mail's format leaves Q, V and X out of the first place, and C, I, K, M,
    O and V out of the last two (https://studylib.net/doc/18359331/postcode-format has its note). Every postcode here
    starts with V and has one of those six letters second to last, and no planted fault touches either.
    The exception is ``ZZ99 9ZZ``, which is no place: colleges have to return it for "not known"
    (https://guidance.submit-learner-data.service.gov.uk/21-22/ilr/entity/Learner/field/Postcode).
National Insurance numbers
    D, F, I, Q, U and V are used neither as first nor as second letter of a number, whoever issued it
    (https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110). Both letters here are among these
    six, the prefixes of administrative numbers are not, and no planted fault touches the letters.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.records.ids import scramble

AREA_LETTER = "V"
UNIT_LETTERS = "CIKMOV"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DISTRICTS_PER_LETTER = 7
OUTWARD_PER_DISTRICT = 13
PEOPLE_PER_POSTCODE = 8
"""People of a small population who live in one postcode, on average; of a large one, more."""
MOST_UNITS = len(UNIT_LETTERS) // 2 * len(LETTERS)

NUMBER_LETTERS = "DFIQUV"
NUMBER_BITS = 27
"""Numbers are below this power of two, which is above twice the largest population."""


@lru_cache(maxsize=4)
def _sectors(plan: Plan) -> tuple[NDArray[np.object_], NDArray[np.object_], int]:
    """Return the beginning of the postcodes of each area, the endings of its units, and how many are in use."""
    where = places(plan)
    area = np.arange(where.areas)
    district, within = area // where.areas_in_district, area % where.areas_in_district
    letter = [LETTERS[number] for number in district // DISTRICTS_PER_LETTER]
    outward = district % DISTRICTS_PER_LETTER * OUTWARD_PER_DISTRICT + within // 20 + 1
    digit, half = within % 20 // 2, within % 2
    begin = [
        f"{AREA_LETTER}{second}{number} {last}"
        for second, number, last in zip(letter, outward, digit, strict=True)
    ]
    ends = [
        [first + second for second in LETTERS for first in UNIT_LETTERS[3 * side : 3 * side + 3]]
        for side in (0, 1)
    ]
    units = int(np.clip(plan.people / where.areas / PEOPLE_PER_POSTCODE, 4, MOST_UNITS))
    return np.array(begin, dtype=object), np.array(ends, dtype=object)[half], units


def postcodes(plan: Plan, area: NDArray[np.integer], uniform: NDArray[np.floating]) -> NDArray[np.object_]:
    """Return the postcode that belongs to an area and a draw from 0 to 1, such as ``"VC31 4KE"``."""
    begin, ends, units = _sectors(plan.shared)
    unit = (uniform * units).astype(np.int64)
    return np.asarray(begin[area] + ends[area, unit], dtype=object)


def insurance_numbers(seed: int, person: NDArray[np.integer], stranger: bool = False) -> NDArray[np.object_]:
    """Return a number of nine characters for each person, or for a stranger of the same name: ``"FV730185B"``.

    No two are the same.
    """
    scrambled = scramble(2 * person + stranger, NUMBER_BITS, seed, "insurance number").astype(np.int64)
    text = []
    for each in scrambled.tolist():
        rest, suffix = divmod(each, 4)
        prefix, digits = divmod(rest, 1_000_000)
        first, second = divmod(prefix, len(NUMBER_LETTERS))
        text.append(f"{NUMBER_LETTERS[first]}{NUMBER_LETTERS[second]}{digits:06d}{'ABCD'[suffix]}")
    return np.array(text, dtype=object)
