"""Who goes to university, when, for how long, and who graduates.

Study and a degree change work and pay; ``courses`` says what is studied, and where. Entry and lengths are invented, set
to give about a third of the cohorts of 2002 to 2007 a degree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import logistic
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

NEVER = 99
YEARS_AFTER = 20
"""Academic years after KS4 that are kept; 0 is the year in which KS4 ends."""
ENTRY_LOG_ODDS, ENTRY_SLOPE, ENTRY_TREND = -0.80, 1.65, 0.035
POOR, INDEPENDENT, FEMALE = -0.35, 1.0, 0.15
ENTRY_YEARS = (3, 4, 5, 6, 7, 8, 9, 10)
ENTRY_SHARES = (0.574, 0.858, 0.91, 0.935, 0.955, 0.97, 0.985, 1.0)
"""Cumulative shares of entrants by academic years after Key Stage 4 (3: straight after year 13)."""
LENGTHS = (3, 4, 5)
LENGTH_SHARES = (0.46, 0.90, 1.0)
WITHOUT_DEGREE = 0.17
"""Share of entrants who leave without a degree, or with less than one."""
SHORT_LENGTHS = (1, 2)
POSTGRADUATE = 0.18
PART_TIME_FROM = 7
PART_TIME_GRADUATES, PART_TIME_OTHERS, PART_TIME_FALLS = 0.095, 0.040, 0.93
"""Yearly shares on part-time or later courses from that academic year after KS4 on, and by what they fall each year."""


@dataclass(frozen=True)
class HigherEducation:
    """Academic years are counted from the end of KS4: 3 is the year that ends three years after it."""

    entry: NDArray[np.int8]
    """First academic year at university, ``NEVER`` if none."""
    last: NDArray[np.int8]
    """Last academic year of the first degree."""
    graduate: NDArray[np.bool_]
    """Ever gets a first degree."""
    postgraduate: NDArray[np.int8]
    """Academic year of a one-year higher degree, ``NEVER`` if none."""

    part_time: NDArray[np.bool_]
    """People x academic years after KS4: on a part-time or later course."""

    def studies(self, year: int) -> NDArray[np.bool_]:
        """Return who is at university in an academic year after KS4."""
        return ((self.entry <= year) & (year <= self.last)) | (self.postgraduate == year)

    def graduated(
        self, year: NDArray[np.integer], person: NDArray[np.integer] | slice = slice(None)
    ) -> NDArray[np.bool_]:
        """Return who has a degree by the start of an academic year after KS4."""
        return self.graduate[person] & (self.last[person] < year)


def make_higher_education(
    plan: Plan, block: int, people: People, homes: Homes, attainment: Attainment
) -> HigherEducation:
    """Return higher education of the people of one block."""
    rng = stream(plan.seed, "higher education", block)
    n = len(people)
    log_odds = (
        ENTRY_LOG_ODDS
        + ENTRY_SLOPE * attainment.score
        + ENTRY_TREND * (people.cohort.astype(np.int64) - 2005)
        + POOR * homes.free_meals[:, YEAR_11]
        + INDEPENDENT * people.independent
        + FEMALE * people.female
        + people.ethnic("studies")
    )
    enters = rng.random(n) < logistic(log_odds)
    start = np.array(ENTRY_YEARS)[np.searchsorted(ENTRY_SHARES, rng.random(n), side="right")]
    length = np.array(LENGTHS)[np.searchsorted(LENGTH_SHARES, rng.random(n), side="right")]
    drops = rng.random(n) < WITHOUT_DEGREE
    short = rng.choice(SHORT_LENGTHS, size=n, p=(0.35, 0.65))
    entry = np.where(enters, start, NEVER)
    last = np.where(enters, start + np.where(drops, short, length) - 1, -1)
    graduate = enters & ~drops
    goes_on = graduate & (rng.random(n) < POSTGRADUATE)
    later = rng.integers(1, 4, n, dtype=np.int64)
    share = np.where(graduate, PART_TIME_GRADUATES, PART_TIME_OTHERS)
    years = np.arange(YEARS_AFTER)
    falls = np.where(
        years < PART_TIME_FROM,
        0.0,
        PART_TIME_FALLS ** np.maximum(years - PART_TIME_FROM, 0).astype(np.float64),
    )
    part_time = rng.random((n, YEARS_AFTER)) < np.round(share[:, None] * falls, 6)
    return HigherEducation(
        entry=entry.astype(np.int8),
        last=last.astype(np.int8),
        graduate=graduate,
        postgraduate=np.where(goes_on, last + later, NEVER).astype(np.int8),
        part_time=part_time,
    )
