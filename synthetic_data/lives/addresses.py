"""Where adults live in each tax year: in which small area, or in which other country. All chances are invented.

The address is the one that offices hold, which lags behind life: students stay at their parents', and some who have
left the country are never taken off the books.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_TAX_YEAR
from synthetic_data.lives.families import FIRST_YEAR as FIRST_YEAR_ABROAD, Families
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import People
from synthetic_data.places import LONDON, places, regions
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

FIRST_YEAR = 2004
ABROAD, WALES, SCOTLAND, NORTHERN_IRELAND, UNKNOWN, TOO_YOUNG = -1, -2, -3, -4, -5, -6
"""Written in place of a small area."""
MOVES = (0.04, 0.05, 0.08, 0.12, 0.14, 0.16, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.10, 0.09, 0.08, 0.07)
"""Yearly chance of a new address, by tax years after Key Stage 4."""
GRADUATES_MOVE = 0.07
"""More for graduates, in the years after their degree."""
ELSEWHERE, GRADUATES_ELSEWHERE = 0.25, 0.55
"""Share of moves that leave the district."""
TO_LONDON = 0.35
"""Share of graduates' moves out of their district that go to London."""
OTHER_COUNTRY, COMES_BACK = 0.05, 0.15
"""Share of moves out of the district that go to Wales, Scotland or Northern Ireland; yearly chance of a return."""
KNOWN_ABROAD = 0.75
"""Share of people abroad of whom it is known."""
NOT_KNOWN = 0.006


@dataclass(frozen=True)
class Addresses:
    """Arrays of people x tax years from 2004."""

    area: NDArray[np.int32]
    """Small area, or a negative number for another country, an unknown address or nobody of age yet."""
    output_area: NDArray[np.int8]
    """Which of the small area's output areas, from 0 to 4."""


def make_addresses(
    plan: Plan, block: int, people: People, homes: Homes, higher: HigherEducation, families: Families
) -> Addresses:
    """Return where the people of one block live from the tax year after Key Stage 4 on."""
    where, rng = places(plan), stream(plan.seed, "addresses", block)
    n, years = len(people), LAST_TAX_YEAR - FIRST_YEAR + 1
    area = np.empty((n, years), dtype=np.int32)
    output_area = np.empty((n, years), dtype=np.int8)
    london = np.flatnonzero(regions(plan) == LONDON)
    now = homes.area[:, YEAR_11].astype(np.int32)
    part = rng.integers(0, 5, n, dtype=np.int8)
    known_abroad = rng.random(n) < KNOWN_ABROAD
    for year in range(FIRST_YEAR, LAST_TAX_YEAR + 1):
        after = np.clip(year - people.cohort, 0, len(MOVES) - 1)
        graduate = higher.graduated(after.astype(np.int64))
        u = rng.random((6, n))
        moves = (u[0] < np.array(MOVES)[after] + GRADUATES_MOVE * graduate) & (year > people.cohort)
        far = moves & (u[1] < np.where(graduate, GRADUATES_ELSEWHERE, ELSEWHERE))
        within = (u[2] * where.areas_in_district).astype(np.int32)
        to_london = graduate & (u[3] < TO_LONDON)
        district = np.where(
            to_london,
            london[(u[4] * len(london)).astype(np.int64)],
            np.searchsorted(where.district_share, u[4], side="right").clip(max=where.districts - 1),
        ).astype(np.int32)
        here = where.district_of(np.maximum(now, 0))
        comes_back = (now < 0) & (u[5] < COMES_BACK)
        new = np.where(far | comes_back, district, here) * where.areas_in_district + within
        country = -2 - (u[5] * 3 / OTHER_COUNTRY).astype(np.int32)
        new = np.where(far & (u[5] < OTHER_COUNTRY), country, new)
        now = np.where(((now >= 0) & moves) | comes_back, new, now).astype(np.int32)
        part = np.where(moves | comes_back, (u[3] * 5).astype(np.int8), part)
        away = families.abroad[:, year - FIRST_YEAR_ABROAD] & known_abroad
        written = np.where(away, ABROAD, np.where(rng.random(n) < NOT_KNOWN, UNKNOWN, now))
        area[:, year - FIRST_YEAR] = np.where(year < people.cohort, TOO_YOUNG, written)
        output_area[:, year - FIRST_YEAR] = part
    return Addresses(area, output_area)
