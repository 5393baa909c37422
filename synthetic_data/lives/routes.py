"""What a person does in each academic year after Key Stage 4, besides paid work.

Shares by route are invented, set to give about the published shares in education one, two and three years on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import logistic
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.higher_education import YEARS_AFTER, HigherEducation
from synthetic_data.lives.schooling import YEAR_11, Schooling
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class Activity(IntEnum):
    """Main thing done in an academic year."""

    NONE = 0
    SCHOOL = 1
    SIXTH_FORM = 2
    COLLEGE = 3
    APPRENTICESHIP = 4
    UNIVERSITY = 5
    PART_TIME_UNIVERSITY = 6
    ADULT_COURSE = 7


STUDY = (Activity.SCHOOL, Activity.SIXTH_FORM, Activity.COLLEGE, Activity.UNIVERSITY)
"""Activities that leave time only for a small job."""
ACADEMIC_LOG_ODDS, ACADEMIC_SLOPE = -0.50, 1.75
OTHER_LOG_ODDS, OTHER_SLOPE, RAISED_LEAVING_AGE = 0.20, 0.55, 0.9
"""College or apprenticeship rather than neither; raised for cohorts from 2013 on, who must stay in learning."""
APPRENTICE_SHARE, APPRENTICE_TREND = 0.18, 0.006
STAYS_ACADEMIC, STAYS_OTHER = 0.90, 0.80
THIRD_YEAR_ACADEMIC, THIRD_YEAR_OTHER, TO_COLLEGE, LATE_START = 0.31, 0.56, 0.27, 0.20
"""Shares who go on for a third year, turn from a sixth form to a college for it, or start at college a year late."""
BOUND_FOR_UNIVERSITY = 5
"""Those who enter by then choose the sixth form, or else college, and stay, more often."""
BOUND_ACADEMIC, BOUND_OTHER, BOUND_STAYS, INDEPENDENT_ACADEMIC = 1.2, 0.8, 0.1, 0.8
AT_SCHOOL = 0.62
"""Share of sixth-formers at a school that has a sixth form."""
ADULT_COURSE = (
    0.0, 0.0, 0.0, 0.0, 0.235, 0.165, 0.115, 0.095, 0.085, 0.073, 0.06, 0.05, 0.045, 0.04, 0.035, 0.03,
)  # fmt: skip
"""Share of people outside university on an adult course, by academic year after KS4."""


@dataclass(frozen=True)
class Routes:
    """Activities of the people of one block."""

    activity: NDArray[np.int8]
    """People x academic years after KS4, codes of ``Activity``."""
    sixth_form_school: NDArray[np.int32]
    """School whose sixth form a person attends, ``NO_SCHOOL`` if none (college or no sixth form)."""


def make_routes(
    plan: Plan,
    block: int,
    people: People,
    schooling: Schooling,
    attainment: Attainment,
    higher: HigherEducation,
) -> Routes:
    """Return what the people of one block do after KS4."""
    offered, rng = schools(plan), stream(plan.seed, "routes", block)
    n = len(people)
    score, cohort = attainment.score, people.cohort.astype(np.int64)
    bound = higher.entry <= BOUND_FOR_UNIVERSITY
    log_odds = ACADEMIC_LOG_ODDS + ACADEMIC_SLOPE * score + BOUND_ACADEMIC * bound
    log_odds = log_odds + INDEPENDENT_ACADEMIC * people.independent
    academic = rng.random(n) < logistic(log_odds)
    must_stay = cohort >= 2013
    chance = rng.random((6, n))
    log_odds = OTHER_LOG_ODDS + OTHER_SLOPE * score + RAISED_LEAVING_AGE * must_stay + BOUND_OTHER * bound
    other = ~academic & (chance[0] < logistic(log_odds))
    apprentice = other & (chance[1] < APPRENTICE_SHARE + APPRENTICE_TREND * (cohort - 2002))

    activity = np.zeros((n, YEARS_AFTER), dtype=np.int8)
    activity[:, 0] = Activity.SCHOOL
    first = np.select(
        [academic, apprentice, other],
        [Activity.SIXTH_FORM, Activity.APPRENTICESHIP, Activity.COLLEGE],
        Activity.NONE,
    )
    activity[:, 1] = first
    stays = chance[2] < np.where(academic, STAYS_ACADEMIC, STAYS_OTHER) + BOUND_STAYS * bound
    late = (first == Activity.NONE) & (chance[3] < LATE_START)
    activity[:, 2] = np.where(late, Activity.COLLEGE, np.where(stays, first, Activity.NONE))
    share = np.where(academic, THIRD_YEAR_ACADEMIC, THIRD_YEAR_OTHER)
    third = np.where(academic & (chance[4] >= share), Activity.COLLEGE, activity[:, 2])
    share = share + TO_COLLEGE * academic
    activity[:, 3] = np.where((activity[:, 2] > 0) & (chance[4] < share), third, Activity.NONE)
    for year in range(3, YEARS_AFTER):
        if year > 3:
            course = ADULT_COURSE[min(year, len(ADULT_COURSE) - 1)]
            activity[:, year] = np.where(rng.random(n) < course, Activity.ADULT_COURSE, Activity.NONE)
        activity[higher.part_time[:, year], year] = Activity.PART_TIME_UNIVERSITY
        activity[higher.studies(year), year] = Activity.UNIVERSITY

    own = schooling.school[:, YEAR_11]
    at_school = (activity[:, 1] == Activity.SIXTH_FORM) & (chance[5] < AT_SCHOOL) & (own != NO_SCHOOL)
    stays_put = offered.sixth_form[own]
    district = offered.district[own].astype(np.int32)
    elsewhere = offered.choose(SchoolKind.SECONDARY, district, np.zeros(n, dtype=np.int32))
    sixth = np.where(at_school, np.where(stays_put, own, elsewhere), NO_SCHOOL)
    return Routes(activity, sixth.astype(np.int32))
