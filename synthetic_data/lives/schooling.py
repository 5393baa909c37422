"""Which school a person is at in January of each school year, since when, and with what special needs.

Whether someone stays on at a school sixth form is decided after Key Stage 4 (``routes``); this module knows to
year 11; for the two years after it keeps the last school, as if everyone stayed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import school_year_start
from synthetic_data.lives.homes import SCHOOL_YEARS, Homes
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import People
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

YEAR_7, YEAR_11 = 7, 11
CHANGE_SCHOOL = 0.02
"""Yearly chance of another school without moving home."""
KEEPS_SCHOOL = 0.55
"""Share of those who move home within their district and keep their school."""
JOINS_IN_TERM = 0.5
MILES = {SchoolKind.PRIMARY: 0.6, SchoolKind.SECONDARY: 1.6}
NEAREST = 0.65
"""Share of children at the school that goes with their home."""
INDEPENDENT_FROM_START = 0.6
NEED_SUPPORT, NEED_STATEMENT, NEED_SPECIAL_SCHOOL = 0.72, 2.0, 2.4
SUPPORT_ENDS = 0.07
FIRST_NOTICED = (0.30, 0.48, 0.62, 0.72, 0.80, 0.86, 0.90, 0.94, 0.96, 0.98, 0.99, 1.0)
"""Cumulative share of needs noticed by each school year."""
NONE, SUPPORT, STATEMENT = 0, 1, 2
NEED_TYPES = ("MLD", "SPLD", "SEMH", "SLCN", "ASD", "SLD", "PMLD", "HI", "VI", "MSI", "PD", "OTH")
NEED_TYPE_SHARES = (0.28, 0.17, 0.22, 0.12, 0.07, 0.03, 0.01, 0.02, 0.01, 0.01, 0.03, 0.03)


@dataclass(frozen=True)
class Schooling:
    """Arrays of people x school years, except ``need_type``, which has one value per person."""

    school: NDArray[np.int32]
    """School in January, ``NO_SCHOOL`` if none in England."""
    entry: NDArray[np.int32]
    """Day of joining that school."""
    distance: NDArray[np.float64]
    """Miles from home to school."""
    support: NDArray[np.int8]
    need_type: NDArray[np.int8]
    boarder: NDArray[np.bool_]
    forces_family: NDArray[np.bool_]


def _support(people: People, rng: np.random.Generator) -> NDArray[np.int8]:
    n = len(people)
    noticed = np.searchsorted(FIRST_NOTICED, rng.random(n), side="right")
    status = np.zeros((n, SCHOOL_YEARS), dtype=np.int8)
    ended = np.zeros(n, dtype=bool)
    for year in range(SCHOOL_YEARS):
        ended |= (rng.random(n) < SUPPORT_ENDS) & (year > noticed)
        level = np.where(
            people.need > NEED_STATEMENT, STATEMENT, np.where(people.need > NEED_SUPPORT, SUPPORT, NONE)
        )
        level = np.where((level == SUPPORT) & ended, NONE, level)
        status[:, year] = np.where(year >= noticed, level, NONE)
    return status


def make_schooling(plan: Plan, block: int, people: People, homes: Homes) -> Schooling:
    """Return the schooling of the people of one block."""
    where, offered, rng = places(plan), schools(plan), stream(plan.seed, "schooling", block)
    n = len(people)
    school = np.full((n, SCHOOL_YEARS), NO_SCHOOL, dtype=np.int32)
    entry = np.zeros((n, SCHOOL_YEARS), dtype=np.int32)
    distance = np.zeros((n, SCHOOL_YEARS))
    support = _support(people, rng)
    special = people.need > NEED_SPECIAL_SCHOOL
    independent_start = rng.random(n) < INDEPENDENT_FROM_START
    need_type = rng.choice(len(NEED_TYPES), size=n, p=NEED_TYPE_SHARES).astype(np.int8)
    boarder = rng.random(n) < np.where(people.independent, 0.12, 0.003)
    forces_family = rng.random(n) < 0.01

    now: NDArray[np.int32] = np.full(n, NO_SCHOOL, dtype=np.int32)
    since: NDArray[np.int32] = np.zeros(n, dtype=np.int32)
    miles: NDArray[np.float64] = np.zeros(n)
    for year in range(YEAR_11 + 1):
        district = where.district_of(homes.area[:, year])
        starts = school_year_start(people.cohort - (YEAR_11 - year))
        phase = SchoolKind.PRIMARY if year < YEAR_7 else SchoolKind.SECONDARY
        independent = people.independent & (independent_start | (year >= YEAR_7))
        nearest = offered.nearest(
            phase, homes.area[:, year] % where.areas_in_district, where.areas_in_district
        )
        anywhere = rng.integers(0, 10_000, n, dtype=np.int64)
        place = np.where(rng.random(n) < NEAREST, nearest, anywhere)
        choice = offered.choose(phase, district, place)
        choice = np.where(
            special & (support[:, year] == STATEMENT),
            offered.choose(SchoolKind.SPECIAL, district, anywhere),
            choice,
        )
        choice = np.where(
            independent, offered.choose(SchoolKind.INDEPENDENT, district, people.number), choice
        )

        present = year >= people.arrival
        first = now == NO_SCHOOL
        wrong_kind = ~first & (offered.kind[now] != offered.kind[choice])
        other_district = ~first & (offered.district[now] != district)
        moved = homes.area[:, year] != homes.area[:, max(year - 1, 0)]
        wants = (rng.random(n) < CHANGE_SCHOOL) | (moved & (rng.random(n) >= KEEPS_SCHOOL))
        changes = present & (first | wrong_kind | other_district | (wants & (choice != now)))
        in_term = (rng.random(n) < JOINS_IN_TERM) & ~wrong_kind & (~first | (people.arrival > 0))
        joined = np.where(in_term, starts + rng.integers(1, 125, n, dtype=np.int32), starts)
        now = np.where(changes, choice, now)
        since = np.where(changes, joined, since)
        miles = np.where(changes, np.round(rng.gamma(1.3, 1.0, n) * MILES[phase], 2), miles)
        school[:, year], entry[:, year], distance[:, year] = now, since, miles
    for year in range(YEAR_11 + 1, SCHOOL_YEARS):
        school[:, year], entry[:, year], distance[:, year] = now, since, miles
    return Schooling(school, entry, distance, support, need_type, boarder, forces_family)
