"""Where the family lives in each school year, and whether the child is eligible for free school meals then."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.people import People
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

SCHOOL_YEARS = 14
"""Reception (0) and years 1 to 13."""

MOVE = 0.06
MOVE_AWAY = 0.12
"""Share of moves that go to another district."""
POOR_BELOW = -1.16
"""Eligible when income plus passing circumstances fall below this, in standard deviations."""
LASTING, PASSING, CARRIED = 0.86, 0.51, 0.85
AT_SOME_TIME = 0.06
"""How far above the line someone may be in January who is below it at some time in the year."""


@dataclass(frozen=True)
class Homes:
    """Arrays of people x school years."""

    area: NDArray[np.int32]
    free_meals: NDArray[np.bool_]
    """Eligible on the day of the spring census."""
    free_meals_at_some_time: NDArray[np.bool_]
    """Eligible at some time in the year."""


def make_homes(plan: Plan, block: int, people: People) -> Homes:
    """Return homes and eligibility of the people of one block."""
    where, rng = places(plan), stream(plan.seed, "homes", block)
    n = len(people)
    area = np.empty((n, SCHOOL_YEARS), dtype=np.int32)
    free_meals = np.empty((n, SCHOOL_YEARS), dtype=bool)
    at_some_time = np.empty((n, SCHOOL_YEARS), dtype=bool)
    passing = rng.normal(size=n)
    now = people.area.copy()
    for year in range(SCHOOL_YEARS):
        if year:
            moves = (rng.random(n) < MOVE) & (year > people.arrival)
            away = rng.random(n) < MOVE_AWAY
            anywhere = rng.integers(0, where.areas, n, dtype=np.int32)
            nearby = where.district_of(now) * where.areas_in_district + anywhere % where.areas_in_district
            now = np.where(moves, np.where(away, anywhere, nearby), now)
            passing = CARRIED * passing + math.sqrt(1 - CARRIED * CARRIED) * rng.normal(size=n)
        area[:, year] = now
        means = LASTING * people.income + PASSING * passing
        free_meals[:, year] = means < POOR_BELOW
        at_some_time[:, year] = means < POOR_BELOW + AT_SOME_TIME
    return Homes(area, free_meals, at_some_time)
