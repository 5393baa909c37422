"""When each person first reaches levels 1, 2 and 3 of qualification, and by which route.

Level 2 is five GCSEs at grade C or better or as much in other qualifications, level 3 two A levels or as much; whoever
reaches a level has reached those below. What is reached follows from attainment, sixth form and further education.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.advanced import Advanced, Award
from synthetic_data.lives.attainment import ENGLISH, GRADE_C, MATHEMATICS, Attainment
from synthetic_data.lives.further_education import FurtherEducation, Programme
from synthetic_data.lives.learning_aims import KINDS, LEVELS, NUMBERS, AimKind
from synthetic_data.lives.routes import Activity, Routes
from synthetic_data.people import People

NEVER = 99
LEVEL_3 = 2
"""Passes at A level, or as much, that make level 3."""


class Route(IntEnum):
    """How a level is reached."""

    ACADEMIC = 0
    """GCSEs and A levels."""
    APPLIED = 1
    """Other qualifications at school, equivalents of GCSEs among them."""
    COLLEGE = 2
    WORK = 3
    """As an apprentice."""


@dataclass(frozen=True)
class Levels:
    """Academic years after Key Stage 4 (0 when it ends) of first reaching something, ``NEVER`` if not."""

    reached: NDArray[np.int64]
    """Levels 1 to 3 x routes x people."""
    resat: dict[str, NDArray[np.int64]]
    """Of a grade C or better at a new attempt, for ``english`` and ``mathematics``."""
    passed: dict[str, NDArray[np.int64]]
    """Of a grade C or better, at whatever attempt."""

    def overall(self, level: int) -> NDArray[np.int64]:
        """Return when a level is first reached by any route, higher levels counting as well."""
        return self.reached[level - 1 :].min(axis=(0, 1))

    def by(self, level: int, route: Route) -> NDArray[np.int64]:
        """Return when a level is first reached by one route, higher levels counting as well."""
        return self.reached[level - 1 :, route].min(axis=0)


def _distinct(
    person: NDArray[np.int64], subject: NDArray[np.integer], chosen: NDArray[np.bool_], people: int
) -> NDArray[np.int64]:
    """Count each person's different subjects among the chosen entries."""
    step = np.int64(256)
    found = np.unique(person[chosen] * step + subject[chosen])
    return np.bincount(found // step, minlength=people).astype(np.int64)


def make_levels(
    people: People, attainment: Attainment, advanced: Advanced, routes: Routes, further: FurtherEducation
) -> Levels:
    """Return the levels that the people of one block reach."""
    n, cohort = len(people), people.cohort.astype(np.int64)
    reached = np.full((3, len(Route), n), NEVER, dtype=np.int64)
    good = (attainment.grades >= GRADE_C).sum(axis=1)
    reached[0, Route.ACADEMIC, (attainment.grades > 0).sum(axis=1) >= 5] = 0
    reached[1, Route.ACADEMIC, good >= 5] = 0
    reached[1, Route.APPLIED, (good < 5) & (attainment.passes >= 5)] = 0
    # What students at colleges take stands among their aims there.
    at_school = advanced.finished & (routes.activity[advanced.person, 1] == Activity.SIXTH_FORM)
    a_level = at_school & (advanced.award == Award.A_LEVEL) & (advanced.grade > 0)
    applied = at_school & (advanced.award == Award.VOCATIONAL) & (advanced.grade >= 0)
    for years in (3, 2):
        by_then = advanced.year - cohort[advanced.person] <= years
        academic = _distinct(advanced.person, advanced.subject, a_level & by_then, n)
        either = academic + np.bincount(
            advanced.person, weights=advanced.size * (applied & by_then), minlength=n
        )
        reached[2, Route.ACADEMIC, academic >= LEVEL_3] = years
        reached[2, Route.APPLIED, (academic < LEVEL_3) & (either >= LEVEL_3)] = years

    apprentice = (further.programme == Programme.INTERMEDIATE) | (further.programme == Programme.ADVANCED)
    after = further.last - cohort[further.person]
    for level in (2, 3):
        gains = further.gains(level)
        for route, chosen in ((Route.COLLEGE, gains & ~apprentice), (Route.WORK, gains & apprentice)):
            np.minimum.at(reached[level - 1, route], further.person[chosen], after[chosen])
    # Courses of level 1 count once five GCSEs at any grade are out of reach.
    one = further.achieved & (LEVELS[further.aim] == 1) & (KINDS[further.aim] == AimKind.DIPLOMA)
    np.minimum.at(reached[0, Route.COLLEGE], further.person[one], after[one])

    resat: dict[str, NDArray[np.int64]] = {}
    passed: dict[str, NDArray[np.int64]] = {}
    for subject, place in (("english", ENGLISH), ("mathematics", MATHEMATICS)):
        again = (further.aim == NUMBERS[f"gcse {subject}"]) & (further.grade >= GRADE_C)
        resat[subject] = np.full(n, NEVER, dtype=np.int64)
        np.minimum.at(resat[subject], further.person[again], after[again])
        passed[subject] = np.where(attainment.grades[:, place] >= GRADE_C, 0, resat[subject])
    return Levels(reached, resat, passed)
