"""What a person achieves at the end of Key Stage 4, whatever it is later called.

One underlying score gives grades in nine subjects and passes in vocational equivalents; every published measure of
every era is counted from these, so that they agree with each other. Levels and trends are invented, set to give about
the shares reached in their years.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import YEAR_11, Schooling
from synthetic_data.lives.schools import schools
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

SUBJECTS = (
    "english",
    "mathematics",
    "science",
    "additional science",
    "humanities",
    "language",
    "option 1",
    "option 2",
    "option 3",
)
ENGLISH, MATHEMATICS, HUMANITIES, LANGUAGE = 0, 1, 4, 5
EBACC_SUBJECTS = (0, 1, 2, 3, 4, 5)
OPEN_SUBJECTS = (6, 7, 8)
GRADES = "UGFEDCBA*"
GRADE_C = 5
"""Grades are numbered 0 (U) to 8 (A*)."""
EASE = (0.20, 0.05, -0.05, -0.1, -0.1, -0.25, 0.05, 0.0, 0.1)
"""Grades above the pupil's average, by subject."""
TREND_PER_YEAR, TREND_ENDS = 0.06, 2013
ENGLISH_AND_MATHS_CATCH_UP = 0.015
"""Further yearly rise in English and mathematics."""
TEACHER_ASSESSED, TEACHER_ASSESSED_RISE = 2020, 0.35
FIRST_COHORT = 2002
MEAN_GRADE, SCORE_SPREAD, SUBJECT_NOISE = 4.95, 1.45, 0.85
EQUIVALENTS_FROM, EQUIVALENTS_PER_YEAR, EQUIVALENTS_MOST = 2003, 0.10, 0.85
RETAKEN = 0.14, 2014
"""Share of grade Cs in English and mathematics won at a later attempt, and the last year in which it paid."""
MOST_EQUIVALENTS = 5
PERFORMANCE_TABLE_EQUIVALENTS = 2
"""Most equivalents that count from 2013/14 on."""


@dataclass(frozen=True)
class Attainment:
    """Attainment of the people of one block."""

    score: NDArray[np.float64]
    """Underlying attainment, about standardised, without the trend over cohorts."""
    prior: NDArray[np.float64]
    """Average points at Key Stage 2."""
    grades: NDArray[np.int8]
    """People x subjects, 0 (U) to 8 (A*); -1 where not entered."""
    fine: NDArray[np.float64]
    """The unrounded grades behind them, from which the 9 to 1 grades are cut."""
    first: NDArray[np.int8]
    """Grades at the first attempt; ``grades`` are the best."""
    equivalents: NDArray[np.int8]
    """Vocational passes worth a grade C or better."""

    @property
    def passes(self) -> NDArray[np.int64]:
        """Passes at A*-C, equivalents included."""
        return (self.grades >= GRADE_C).sum(axis=1) + self.equivalents


def make_attainment(plan: Plan, block: int, people: People, homes: Homes, schooling: Schooling) -> Attainment:
    """Return the attainment of the people of one block."""
    rng = stream(plan.seed, "attainment", block)
    n = len(people)
    months_old = (8 - people.birth_month.astype(np.int64)) % 12
    poor = homes.free_meals[:, YEAR_11]
    noise = rng.normal(size=(2 + len(SUBJECTS), n))
    score = (
        0.80 * people.ability
        + 0.22 * people.female
        + 0.012 * (months_old - 5.5)
        - 0.30 * poor
        + 0.35 * people.independent
        - 0.25 * (schooling.support[:, YEAR_11] > 0)
        + schools(plan).effect[schooling.school[:, YEAR_11]]
        + 0.48 * noise[0]
        - 0.05
    )
    prior = np.clip(
        27.3 + 3.4 * people.ability - 0.6 * poor + 0.05 * (months_old - 5.5) + 1.6 * noise[1], 12.0, 36.0
    )
    cohort = people.cohort.astype(np.int64)
    years = np.minimum(cohort, TREND_ENDS) - FIRST_COHORT
    level = MEAN_GRADE + TREND_PER_YEAR * years + SCORE_SPREAD * score
    level = level + TEACHER_ASSESSED_RISE * (cohort >= TEACHER_ASSESSED)
    fine = level[:, None] + np.array(EASE)
    fine[:, [ENGLISH, MATHEMATICS]] += ENGLISH_AND_MATHS_CATCH_UP * years[:, None]
    fine = np.round(fine + SUBJECT_NOISE * noise[2:].T, 3)
    grades = np.clip(np.floor(fine), 0, 8).astype(np.int8)

    chance = rng.random((5, n))
    grades[chance[0] > 0.45 + 0.22 * score, LANGUAGE] = -1
    grades[chance[1] > 0.70 + 0.20 * score, HUMANITIES] = -1
    grades[fine < -1.0] = -1
    first = grades.copy()
    for subject, u in ((ENGLISH, chance[3]), (MATHEMATICS, chance[4])):
        retaken = (u < RETAKEN[0]) & (cohort <= RETAKEN[1]) & (grades[:, subject] == GRADE_C)
        first[retaken, subject] = GRADE_C - 1
    since = np.clip(cohort - EQUIVALENTS_FROM, 0, None)
    likely = (
        np.clip(0.15 + EQUIVALENTS_PER_YEAR * since, 0, EQUIVALENTS_MOST) * (score < 0.8) * (score > -1.6)
    )
    equivalents = np.where(chance[2] < likely, rng.integers(1, MOST_EQUIVALENTS + 1, n, dtype=np.int64), 0)
    return Attainment(
        score=np.round(score, 4),
        prior=np.round(prior, 2),
        grades=grades,
        fine=fine,
        first=first,
        equivalents=equivalents.astype(np.int8),
    )
