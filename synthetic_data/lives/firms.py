"""Invented employers, shared by everyone in a population: size, district and industry.

Few large and many small ones, so that co-workers exist at every size. All invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.places import district_count
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

PEOPLE_PER_FIRM = 25
FEWEST_PER_DISTRICT = 40
SIZE_FALLS = 0.8
"""Size falls with rank to this power."""
SECTIONS = {
    "A": 0.02, "C": 0.09, "F": 0.08, "G": 0.18, "H": 0.05, "I": 0.12, "J": 0.05, "K": 0.03,
    "L": 0.02, "M": 0.08, "N": 0.09, "O": 0.02, "P": 0.06, "Q": 0.07, "R": 0.02, "S": 0.02,
}  # fmt: skip
"""Share of employers by section of the industrial classification."""
STUDENT_SECTIONS = ("G", "I", "R")
"""Retail, hospitality and leisure, where students find their jobs."""
PAY_SPREAD = 0.08


@dataclass(frozen=True)
class Firms:
    """Employers; those of one district stand together, the same number in every district."""

    per_district: int
    reach: NDArray[np.float64]
    """By employer: number of its district plus its cumulative share of the district's jobs."""
    student_reach: NDArray[np.float64]
    """The same for the jobs that students take."""
    share: NDArray[np.float64]
    """Share of the district's jobs."""
    section: NDArray[np.int8]
    """Place in ``SECTIONS``."""
    pay: NDArray[np.float64]
    """Effect on log pay."""

    def choose(
        self, district: NDArray[np.integer], student: NDArray[np.bool_], uniform: NDArray[np.float64]
    ) -> NDArray[np.int32]:
        """Return an employer in a district, drawn by size."""
        at = district + uniform
        found = np.where(
            student,
            np.searchsorted(self.student_reach, at, side="right"),
            np.searchsorted(self.reach, at, side="right"),
        )
        first = district * self.per_district
        return np.clip(found, first, first + self.per_district - 1).astype(np.int32)


def _reach(size: NDArray[np.float64]) -> NDArray[np.float64]:
    share = np.cumsum(size, axis=1) / size.sum(axis=1, keepdims=True)
    return np.round(share + np.arange(len(size))[:, None], 9).ravel()


@lru_cache(maxsize=4)
def _firms(plan: Plan) -> Firms:
    rng = stream(plan.seed, "firms")
    districts = district_count(plan)
    each = max(FEWEST_PER_DISTRICT, round(plan.people / PEOPLE_PER_FIRM / districts))
    section = rng.choice(len(SECTIONS), size=districts * each, p=list(SECTIONS.values())).astype(np.int8)
    size = 1.0 / (1 + np.arange(each, dtype=np.float64)) ** SIZE_FALLS
    size = np.tile(size, (districts, 1)) * rng.uniform(0.5, 1.5, (districts, each))
    student = np.isin(section, [list(SECTIONS).index(s) for s in STUDENT_SECTIONS]).reshape(districts, each)
    student_size = size * np.where(student, 1.0, 0.1)
    return Firms(
        per_district=each,
        reach=_reach(size),
        student_reach=_reach(student_size),
        share=np.round(size / size.sum(axis=1, keepdims=True), 9).ravel(),
        section=section,
        pay=np.round(rng.normal(0.0, PAY_SPREAD, districts * each), 4),
    )


def firms(plan: Plan) -> Firms:
    """Return the employers of a population (made once per process)."""
    return _firms(plan.shared)
