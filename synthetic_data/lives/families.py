"""Children of one's own and moves abroad, by month: the two that change work most and leave no record of their own.

All chances are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_TAX_YEAR, month_number
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

NEVER_MONTH = 10_000
MOTHER_SHARE = 0.80
FIRST_CHILD_YEARS, FIRST_CHILD_SPREAD, GRADUATE_DELAY = 11.5, 4.5, 4.5
"""Years from the end of KS4 to a woman's first child."""
EMIGRATES, GRADUATE_EMIGRATES, BORN_ABROAD_EMIGRATES = 0.006, 0.004, 0.012
"""Yearly chances, from two years after KS4 on."""
RETURNS = 0.12


@dataclass(frozen=True)
class Families:
    """Months are counted from January 1970; ``NEVER_MONTH`` if it does not happen."""

    first_child: NDArray[np.int32]
    """Month of birth of a woman's first child."""
    abroad: NDArray[np.bool_]
    """People x calendar years from 2002: abroad from September of that year to the next August."""


FIRST_YEAR = 2002


def make_families(plan: Plan, block: int, people: People, higher: HigherEducation) -> Families:
    """Return first children and years abroad of the people of one block."""
    rng = stream(plan.seed, "families", block)
    n = len(people)
    left = month_number(1970, 7) + (people.cohort.astype(np.int64) - 1970) * 12
    years = FIRST_CHILD_YEARS + GRADUATE_DELAY * higher.graduate + FIRST_CHILD_SPREAD * rng.normal(size=n)
    mother = people.female & (rng.random(n) < MOTHER_SHARE) & (years > 0.5)
    first_child = np.where(mother, left + np.rint(years * 12).astype(np.int64), NEVER_MONTH)
    chance = EMIGRATES + GRADUATE_EMIGRATES * higher.graduate + BORN_ABROAD_EMIGRATES * (people.arrival > 0)
    abroad = np.zeros((n, LAST_TAX_YEAR - FIRST_YEAR + 1), dtype=bool)
    now: NDArray[np.bool_] = np.zeros(n, dtype=bool)
    for year in range(FIRST_YEAR, LAST_TAX_YEAR + 1):
        u = rng.random(n)
        now = np.where(now, u >= RETURNS, (u < chance) & (people.cohort + 2 <= year))
        abroad[:, year - FIRST_YEAR] = now
    return Families(first_child.astype(np.int32), abroad)
