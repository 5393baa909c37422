"""What people study at university, where, and with what result.

All shares are invented, but for the ten largest subjects, which are near their shares among graduates in the data of
the Department for Education's dashboard (https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import normal_share, pick
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.higher_education import NEVER, HigherEducation
from synthetic_data.lives.routes import Activity, Routes
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


@dataclass(frozen=True)
class Subject:
    """One subject: its share of students, and of these the share who are women."""

    name: str
    share: float
    women: float


SUBJECTS = (
    Subject("business", 0.142, 0.48),
    Subject("nursing", 0.086, 0.91),
    Subject("creative arts", 0.078, 0.66),
    Subject("education", 0.063, 0.86),
    Subject("engineering", 0.053, 0.15),
    Subject("computing", 0.049, 0.15),
    Subject("performing arts", 0.040, 0.60),
    Subject("sociology", 0.036, 0.78),
    Subject("psychology", 0.034, 0.81),
    Subject("allied health", 0.034, 0.76),
    Subject("medicine", 0.030, 0.58),
    Subject("biology and sport", 0.075, 0.50),
    Subject("physical sciences", 0.045, 0.40),
    Subject("mathematics", 0.022, 0.38),
    Subject("economics and politics", 0.050, 0.38),
    Subject("law", 0.042, 0.63),
    Subject("media", 0.030, 0.52),
    Subject("languages", 0.045, 0.73),
    Subject("history and philosophy", 0.046, 0.53),
)
PLACES = {subject.name: place for place, subject in enumerate(SUBJECTS)}


def subject_shares() -> NDArray[np.float64]:
    """Return shares of subjects among men (first row) and among women."""
    share = np.array([subject.share for subject in SUBJECTS])
    women = np.array([subject.women for subject in SUBJECTS])
    table = np.stack([share * (1 - women), share * women])
    return np.round(table / table.sum(axis=1, keepdims=True), 6).astype(np.float64)


class Level(IntEnum):
    """What an instance of study leads to."""

    FIRST_DEGREE = 0
    MASTERS = 1
    OTHER_POSTGRADUATE = 2
    OTHER_UNDERGRADUATE = 3


UNIVERSITIES = 90
"""Providers, numbered from those that ask least to those that ask most."""
CHOICE_BY_SCORE, CHOICE_NOISE, STAYS_FOR_MASTERS = 0.75, 0.65, 0.5
WHOLE, HALVES, TWO_THIRDS, THIRDS = range(4)
SPLIT_SHARES = (0.80, 0.91, 0.98, 1.0)
"""Cumulative shares of one subject, two halves, two thirds and one third, three thirds."""
NEVER_JOINT = ("nursing", "education", "allied health", "medicine")
SANDWICH, SUSPENDS, LATE_AWARD, PART_TIME_AWARD = 0.08, 0.02, 0.02, 0.6
"""Shares with a year in industry, with a year not studied, with an award in the year after the last year, and of
part-time study with an award."""
CLASS_CUTS, CLASS_BY_SCORE, CLASS_TREND = (-1.45, -0.35, 1.35), 0.45, 0.06
"""Where third, lower second, upper second and first class part, and how attainment and time shift them."""


@dataclass(frozen=True)
class Courses:
    """One value a person, whether or not they ever go to university."""

    subject: NDArray[np.int8]
    """Place in ``SUBJECTS`` of a first degree's main subject."""
    second: NDArray[np.int8]
    third: NDArray[np.int8]
    split: NDArray[np.int8]
    """How many subjects there are in what shares: ``WHOLE``, ``HALVES``, ``TWO_THIRDS`` or ``THIRDS``."""


@dataclass(frozen=True)
class Instances:
    """One value an instance of study: one person on one course at one university; years are named by their end."""

    person: NDArray[np.int64]
    level: NDArray[np.int8]
    first: NDArray[np.int64]
    """First academic year."""
    last: NDArray[np.int64]
    awarded: NDArray[np.int64]
    """Academic year of the award, 0 if there is none."""
    university: NDArray[np.int64]
    grade: NDArray[np.int8]
    """Class of a first degree: 0 third or pass, 1 lower second, 2 upper second, 3 first."""
    sandwich: NDArray[np.bool_]
    suspended: NDArray[np.int64]
    """Academic year in which nothing was studied, 0 if none."""


def make_courses(plan: Plan, block: int, people: People) -> Courses:
    """Return what the people of one block study, should they go to university."""
    rng = stream(plan.seed, "courses", block)
    cumulative = np.cumsum(subject_shares(), axis=1)[people.female.astype(np.int64)]
    subject, second, third = (pick(cumulative, rng.random(len(people))) for _ in range(3))
    split = pick(np.array(SPLIT_SHARES), rng.random(len(people)))
    never = [PLACES[name] for name in NEVER_JOINT]
    alone = np.isin(np.stack([subject, second, third]), never).any(axis=0)
    alone |= (subject == second) | (subject == third) | (second == third)
    return Courses(
        subject.astype(np.int8),
        second.astype(np.int8),
        third.astype(np.int8),
        np.where(alone, WHOLE, split).astype(np.int8),
    )


def make_instances(
    plan: Plan, block: int, people: People, attainment: Attainment, higher: HigherEducation, routes: Routes
) -> Instances:
    """Return every instance of study of the people of one block."""
    rng = stream(plan.seed, "instances", block)
    n, cohort, score = len(people), people.cohort.astype(np.int64), attainment.score
    noise, u = rng.normal(size=(2, n)), rng.random((6, n))
    wanted = CHOICE_BY_SCORE * score + CHOICE_NOISE * noise[0]
    university = np.minimum((normal_share(wanted) * UNIVERSITIES).astype(np.int64), UNIVERSITIES - 1)
    elsewhere = (u[0] * UNIVERSITIES).astype(np.int64)

    degree = np.flatnonzero(higher.entry != NEVER)
    masters = np.flatnonzero(higher.postgraduate != NEVER)
    part_time, year = np.nonzero(routes.activity == Activity.PART_TIME_UNIVERSITY)
    after_degree = higher.graduated(year, part_time)
    person = np.concatenate([degree, masters, part_time]).astype(np.int64)
    level = np.concatenate(
        [
            np.full(len(degree), Level.FIRST_DEGREE),
            np.full(len(masters), Level.MASTERS),
            np.where(after_degree, Level.OTHER_POSTGRADUATE, Level.OTHER_UNDERGRADUATE),
        ]
    ).astype(np.int8)
    first = cohort[person] + np.concatenate([higher.entry[degree], higher.postgraduate[masters], year])
    last = cohort[person] + np.concatenate([higher.last[degree], higher.postgraduate[masters], year])
    is_degree = level == Level.FIRST_DEGREE
    gets = np.concatenate(
        [
            higher.graduate[degree],
            np.ones(len(masters), dtype=bool),
            rng.random(len(part_time)) < PART_TIME_AWARD,
        ]
    )
    late = is_degree & (u[1] < LATE_AWARD)[person]
    long = is_degree & (last - first >= 2)
    stays = np.where(u[2] < STAYS_FOR_MASTERS, university, elsewhere)
    class_score = CLASS_BY_SCORE * score[person] + CLASS_TREND * (last - 2010) + 0.85 * noise[1][person]
    return Instances(
        person=person,
        level=level,
        first=first,
        last=last,
        awarded=np.where(gets, last + late, 0),
        university=np.where(is_degree, university[person], stays[person]),
        grade=(class_score[:, None] > np.array(CLASS_CUTS)).sum(axis=1).astype(np.int8),
        sandwich=long & (last - first >= 3) & (u[3] < SANDWICH)[person],
        suspended=np.where(long & (u[4] < SUSPENDS)[person], first + 1, 0),
    )
