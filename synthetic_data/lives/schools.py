"""Invented schools, shared by everyone in a population: which there are in each district, and of what kind.

How many there are follows the size of a cohort, so that a year group has classmates at every size. All invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.places import cohort_in_district, district_count
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class SchoolKind(IntEnum):
    """Kinds of school."""

    PRIMARY = 0
    SECONDARY = 1
    SPECIAL = 2
    INDEPENDENT = 3


class Governance(IntEnum):
    """How a school is run."""

    COMMUNITY = 0
    VOLUNTARY = 1
    FOUNDATION = 2
    ACADEMY = 3
    SPECIAL = 4
    INDEPENDENT = 5


NO_SCHOOL = -1
PUPILS_PER_COHORT = {
    SchoolKind.PRIMARY: 40,
    SchoolKind.SECONDARY: 150,
    SchoolKind.SPECIAL: 600,
    SchoolKind.INDEPENDENT: 900,
}
FEWEST_IN_DISTRICT = {
    SchoolKind.PRIMARY: 3,
    SchoolKind.SECONDARY: 2,
    SchoolKind.SPECIAL: 1,
    SchoolKind.INDEPENDENT: 1,
}
SIXTH_FORM_SHARE = 0.6
EFFECT_SPREAD = 0.15
NEVER = 9999
CONVERSIONS = (2011, 2019)
"""First academic year in which a school here can become an academy, and the first in which none does any more."""
BECOMES_ACADEMY = {
    SchoolKind.PRIMARY: 0.25,
    SchoolKind.SECONDARY: 0.60,
    SchoolKind.SPECIAL: 0.0,
    SchoolKind.INDEPENDENT: 0.0,
}


@dataclass(frozen=True)
class Schools:
    """All schools; those of one district and kind stand together, the same number in every district."""

    per_district: dict[SchoolKind, int]
    first: dict[SchoolKind, int]
    """Number of the first school of a kind; kinds follow each other, districts within kinds."""
    kind: NDArray[np.int8]
    district: NDArray[np.int16]
    governance: NDArray[np.int8]
    academy_from: NDArray[np.int16]
    """Academic year from which a school is an academy, ``NEVER`` if it stays as it is."""
    sixth_form: NDArray[np.bool_]
    effect: NDArray[np.float64]
    """What a secondary school adds to its pupils' attainment, in standard deviations."""

    def nearest(
        self, kind: SchoolKind, area_in_district: NDArray[np.integer], areas: int
    ) -> NDArray[np.int64]:
        """Return which school of a kind goes with each of a district's areas, which lie side by side."""
        return area_in_district.astype(np.int64) * self.per_district[kind] // areas

    def run_as(self, school: NDArray[np.integer], year: NDArray[np.integer] | int) -> NDArray[np.int8]:
        """Return how schools are run in an academic year."""
        return np.where(
            self.academy_from[school] <= year, Governance.ACADEMY, self.governance[school]
        ).astype(np.int8)

    def choose(
        self, kind: SchoolKind, district: NDArray[np.integer], place: NDArray[np.integer]
    ) -> NDArray[np.int32]:
        """Return the school of a kind in a district; ``place`` (any whole number) says which of them."""
        each = self.per_district[kind]
        return (self.first[kind] + district * each + place % each).astype(np.int32)


@lru_cache(maxsize=4)
def _schools(plan: Plan) -> Schools:
    rng = stream(plan.seed, "schools")
    districts, cohort = district_count(plan), cohort_in_district(plan)
    per_district, first, kinds, where = {}, {}, [], []
    start = 0
    for kind in SchoolKind:
        each = max(FEWEST_IN_DISTRICT[kind], round(cohort / PUPILS_PER_COHORT[kind]))
        per_district[kind], first[kind] = each, start
        kinds.append(np.full(districts * each, kind, dtype=np.int8))
        where.append(np.repeat(np.arange(districts, dtype=np.int16), each))
        start += districts * each
    kind_of = np.concatenate(kinds)
    governance = rng.choice(3, size=start, p=[0.58, 0.26, 0.16]).astype(np.int8)
    governance[kind_of == SchoolKind.SPECIAL] = Governance.SPECIAL
    governance[kind_of == SchoolKind.INDEPENDENT] = Governance.INDEPENDENT
    becomes = rng.random(start) < np.array([BECOMES_ACADEMY[kind] for kind in SchoolKind])[kind_of]
    year = rng.integers(*CONVERSIONS, size=start, dtype=np.int64)
    sixth_form = (kind_of == SchoolKind.SECONDARY) & (rng.random(start) < SIXTH_FORM_SHARE)
    sixth_form |= (kind_of == SchoolKind.INDEPENDENT) | (kind_of == SchoolKind.SPECIAL)
    first_secondary = first[SchoolKind.SECONDARY] + np.arange(districts) * per_district[SchoolKind.SECONDARY]
    sixth_form[first_secondary] = True
    effect = np.round(rng.normal(0.0, EFFECT_SPREAD, start), 4)
    return Schools(
        per_district,
        first,
        kind_of,
        np.concatenate(where),
        governance,
        np.where(becomes, year, NEVER).astype(np.int16),
        sixth_form,
        effect,
    )


def schools(plan: Plan) -> Schools:
    """Return the schools of a population (made once per process)."""
    return _schools(plan.shared)
