"""What people take between 16 and 18 at Level 3: A levels, AS levels and vocational awards, with their grades.

Who stays in a sixth form or a college is decided by ``routes``. Results follow from attainment at Key Stage 4; those
who go on to university do better than others of like attainment. Numbers of entries, subjects and spreads are invented;
grades are set to about the shares in A levels from 2010 to 2019 (from memory), with teachers' grades of 2020 and 2021
higher.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.courses import PLACES, Courses
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.lives.routes import BOUND_FOR_UNIVERSITY, Activity, Routes
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class Award(IntEnum):
    """Kinds of entries."""

    A_LEVEL = 0
    AS_LEVEL = 1
    VOCATIONAL = 2


@dataclass(frozen=True)
class AdvancedSubject:
    """An A-level subject: how many of a hundred entries it has, and the share of them by women (both invented)."""

    name: str
    entries: float
    women: float
    facilitating: bool = False
    """Among the subjects that selective universities ask for most."""


A_LEVELS = (
    AdvancedSubject("mathematics", 10.0, 0.40, True),
    AdvancedSubject("further mathematics", 1.6, 0.30, True),
    AdvancedSubject("biology", 7.6, 0.60, True),
    AdvancedSubject("chemistry", 5.8, 0.50, True),
    AdvancedSubject("physics", 4.2, 0.22, True),
    AdvancedSubject("english literature", 6.0, 0.74, True),
    AdvancedSubject("english language", 4.6, 0.68),
    AdvancedSubject("history", 6.0, 0.52, True),
    AdvancedSubject("geography", 4.2, 0.47, True),
    AdvancedSubject("religious studies", 2.6, 0.69),
    AdvancedSubject("psychology", 7.4, 0.75),
    AdvancedSubject("sociology", 4.0, 0.76),
    AdvancedSubject("law", 1.8, 0.62),
    AdvancedSubject("politics", 1.7, 0.44),
    AdvancedSubject("economics", 3.0, 0.33),
    AdvancedSubject("business", 4.0, 0.42),
    AdvancedSubject("art and design", 5.4, 0.75),
    AdvancedSubject("drama", 2.0, 0.68),
    AdvancedSubject("media", 3.6, 0.53),
    AdvancedSubject("music", 1.0, 0.45),
    AdvancedSubject("physical education", 2.2, 0.38),
    AdvancedSubject("computing", 0.9, 0.10),
    AdvancedSubject("information technology", 1.3, 0.36),
    AdvancedSubject("french", 1.6, 0.68, True),
    AdvancedSubject("german", 0.6, 0.62, True),
    AdvancedSubject("spanish", 0.9, 0.66, True),
)
A_LEVEL_PLACES = {subject.name: place for place, subject in enumerate(A_LEVELS)}
VOCATIONAL_SUBJECTS = (
    ("business", 0.18, 0.42), ("health and social care", 0.15, 0.92), ("sport", 0.15, 0.25),
    ("information technology", 0.11, 0.20), ("art and design", 0.09, 0.66), ("media", 0.08, 0.45),
    ("applied science", 0.07, 0.52), ("engineering", 0.06, 0.06), ("performing arts", 0.05, 0.68),
    ("travel and tourism", 0.03, 0.72), ("public services", 0.03, 0.38),
)  # fmt: skip
"""Vocational subjects, their shares of students and the share of women in each (invented)."""
LEADS_TO = {
    "business": ("business", "economics"),
    "nursing": ("biology", "psychology"),
    "creative arts": ("art and design", "media"),
    "education": ("english literature", "religious studies"),
    "engineering": ("mathematics", "physics"),
    "computing": ("computing", "mathematics"),
    "performing arts": ("drama", "music"),
    "sociology": ("sociology", "psychology"),
    "psychology": ("psychology", "biology"),
    "allied health": ("biology", "psychology"),
    "medicine": ("chemistry", "biology"),
    "biology and sport": ("biology", "physical education"),
    "physical sciences": ("chemistry", "physics"),
    "mathematics": ("mathematics", "further mathematics"),
    "economics and politics": ("economics", "politics"),
    "law": ("law", "history"),
    "media": ("media", "english language"),
    "languages": ("french", "spanish"),
    "history and philosophy": ("history", "religious studies"),
}
"""A levels that lead to each subject of a degree."""
PULL = 8.0, 4.0
"""How much likelier those two are for people who will study that subject."""
WITH_MATHEMATICS = 3.0
"""How much likelier further mathematics is for those who take mathematics; nobody takes it without."""
MOST_A_LEVELS = 4
COUNT_CUTS = (-1.35, -0.05, 1.75)
"""Attainment from which people take two, three and four A levels."""
MIXED, ONLY_VOCATIONAL = -0.45, -1.05
"""Attainment in a sixth form below which a vocational award replaces an A level, or all of them."""
AT_COLLEGE = -0.10
"""Attainment from which a college student takes a course at Level 3."""
PLANS_NOISE, BOUND = 0.45, 0.35
"""Noise of what is taken, and attainment that a place at university stands for beyond that of Key Stage 4."""
SIZES, SIZE_SHARES = (1, 2, 3), (0.2, 0.5, 1.0)
"""A levels that a vocational award is worth, and cumulative shares at college."""
GRADE_MEAN, GRADE_SLOPE, GRADE_NOISE, GRADE_SHARED = 3.0, 1.12, 0.8, 0.58
"""A-level grade at mean attainment, by attainment, noise of a subject and of a person."""
A_GRADES = "UEDCBA*"
"""A-level grades are numbered 0 (U) to 6 (A*)."""
A_STAR_FROM = 2010
GRADES_RISE = {2020: 0.42, 2021: 0.62}
VOCATIONAL_MEAN, VOCATIONAL_SLOPE, VOCATIONAL_NOISE, VOCATIONAL_TREND = 1.45, 0.55, 0.65, 0.035
VOCATIONAL_GRADES = "PMD*"
"""Each unit of a vocational award is graded 0 (pass) to 3 (starred distinction); -1 is a fail."""
AS_APART_FROM, STILL_AS = 2016, 0.25
"""Everyone takes AS levels in the first year; apart from A levels from that year on, and then only so many people."""
RETAKES = 0.6
"""Share of those in a third year at a sixth form who take their weakest A level again."""


@dataclass(frozen=True)
class Advanced:
    """Per person when studies at Level 3 end; then one value an entry, sorted by person."""

    ends: NDArray[np.int64]
    """Academic year in which studies from 16 to 18 end with something at Level 3, 0 if never."""
    person: NDArray[np.int64]
    award: NDArray[np.int8]
    subject: NDArray[np.int8]
    """Place in ``A_LEVELS``, for vocational awards in ``VOCATIONAL_SUBJECTS``."""
    size: NDArray[np.int8]
    """A levels that a vocational award is worth; 1 otherwise."""
    grade: NDArray[np.int8]
    """Place in ``A_GRADES``; for vocational awards the sum over units of places in ``VOCATIONAL_GRADES``, -1 a fail."""
    year: NDArray[np.int64]
    """Academic year of the result."""
    second: NDArray[np.bool_]
    """Taken again."""
    finished: NDArray[np.bool_]
    """Seen through to a result."""


def _choose(
    rng: np.random.Generator, people: People, courses: Courses, higher: HigherEducation
) -> NDArray[np.int64]:
    """Return people x five A-level subjects, the likeliest to be kept first."""
    women = np.array([subject.women for subject in A_LEVELS])
    entries = np.array([subject.entries for subject in A_LEVELS])
    weight = np.where(people.female[:, None], entries * women, entries * (1 - women))
    bound = np.flatnonzero(higher.entry <= BOUND_FOR_UNIVERSITY)
    for rank, pull in enumerate(PULL):
        leads = np.zeros(len(LEADS_TO), dtype=np.int64)
        for name, subjects in LEADS_TO.items():
            leads[PLACES[name]] = A_LEVEL_PLACES[subjects[rank]]
        weight[bound, leads[courses.subject[bound]]] *= pull
    # The shortest of waiting times whose rates are the weights: a draw without replacement.
    wait = np.round(rng.exponential(size=weight.shape) / weight, 9)
    maths, further = A_LEVEL_PLACES["mathematics"], A_LEVEL_PLACES["further mathematics"]
    third = np.partition(wait, 2, axis=1)[:, 2]
    wait[:, further] = np.where(wait[:, maths] <= third, wait[:, further] / WITH_MATHEMATICS, np.inf)
    return np.argsort(wait, axis=1, kind="stable")[:, : MOST_A_LEVELS + 1]


def make_advanced(
    plan: Plan,
    block: int,
    people: People,
    attainment: Attainment,
    higher: HigherEducation,
    routes: Routes,
    courses: Courses,
) -> Advanced:
    """Return what the people of one block take at Level 3 between 16 and 18."""
    rng = stream(plan.seed, "advanced", block)
    n, cohort = len(people), people.cohort.astype(np.int64)
    one, two, three = (routes.activity[:, year] for year in (1, 2, 3))
    standing = attainment.score + BOUND * (higher.entry <= BOUND_FOR_UNIVERSITY)
    plans = standing + PLANS_NOISE * rng.normal(size=n)
    sixth, college = one == Activity.SIXTH_FORM, one == Activity.COLLEGE
    only = sixth & (plans < ONLY_VOCATIONAL) | college & (plans >= AT_COLLEGE)
    mixed = sixth & ~only & (plans < MIXED)
    count = np.where(sixth & ~only, 1 + (plans[:, None] >= np.array(COUNT_CUTS)).sum(axis=1), 0)
    count[mixed] = np.maximum(count[mixed] - 1, 1)
    chosen = _choose(rng, people, courses, higher)
    u = rng.random((4, n))
    size = np.array(SIZES)[np.searchsorted(SIZE_SHARES, u[0], side="right")]
    size = np.where(mixed, 1, size)
    stays = two == one
    again = stays & (three == Activity.SIXTH_FORM) & (count > 0) & (u[1] < RETAKES)
    trained = rng.random(n)
    women = np.array([share for _, _, share in VOCATIONAL_SUBJECTS])
    shares = np.array([share for _, share, _ in VOCATIONAL_SUBJECTS])
    table = np.stack([shares * (1 - women), shares * women])
    cumulative = np.round(np.cumsum(table / table.sum(axis=1, keepdims=True), axis=1), 6)
    sector = (trained[:, None] >= cumulative[people.female.astype(np.int64)]).sum(axis=1)
    sector = np.minimum(sector, len(VOCATIONAL_SUBJECTS) - 1)

    takes_as = (cohort + 1 < AS_APART_FROM) | (u[2] < STILL_AS)
    shared, fine = GRADE_SHARED * rng.normal(size=n), GRADE_NOISE * rng.normal(size=(n, MOST_A_LEVELS + 1))
    level = GRADE_MEAN + GRADE_SLOPE * standing + shared
    rises = np.array([GRADES_RISE.get(year, 0.0) for year in range(2000, 2030)])
    a_fine = level[:, None] + fine + rises[cohort + 2 - 2000][:, None]
    as_fine = level[:, None] + fine + 0.5 * rng.normal(size=fine.shape) + rises[cohort + 1 - 2000][:, None]
    units = VOCATIONAL_MEAN + VOCATIONAL_SLOPE * standing + VOCATIONAL_NOISE * rng.normal(size=n)
    units = np.round(size * (units + VOCATIONAL_TREND * (cohort - 2010)), 4)
    better = rng.random(n)

    places = np.arange(MOST_A_LEVELS + 1)
    kept = (places < count[:, None]) & stays[:, None]
    first_year = (places <= np.maximum(count, 1)[:, None]) & (count > 0)[:, None] & takes_as[:, None]
    parts = []

    def add(
        person: NDArray[np.intp],
        award: Award,
        subject: NDArray[np.integer],
        size: NDArray[np.integer],
        grade: NDArray[np.floating] | NDArray[np.integer],
        year: NDArray[np.int64],
        second: bool,
        finished: NDArray[np.bool_],
    ) -> None:
        length = len(person)
        parts.append(
            (
                person.astype(np.int64), np.full(length, award, dtype=np.int8), subject.astype(np.int8),
                size.astype(np.int8), grade.astype(np.int8), year, np.full(length, second), finished,
            )
        )  # fmt: skip

    def letters(fine: NDArray[np.float64], year: NDArray[np.int64]) -> NDArray[np.int64]:
        grade = np.clip(np.floor(np.round(fine, 4)), 0, 6).astype(np.int64)
        return np.where(year < A_STAR_FROM, np.minimum(grade, 5), grade)

    person, place = np.nonzero(first_year)
    year = cohort[person] + 1
    grade = np.minimum(letters(as_fine[person, place], year), 5)
    ones = np.ones(len(person), dtype=np.int64)
    seen = stays[person] | (u[3][person] < 0.5)
    add(person, Award.AS_LEVEL, chosen[person, place], ones, grade, year, False, seen)
    person, place = np.nonzero(places < count[:, None])
    year = cohort[person] + 2
    grade = letters(a_fine[person, place], year)
    starts = stays[person] | ~takes_as[person]
    ones = np.ones(len(person), dtype=np.int64)
    finished = kept[person, place]
    entry = [values[starts] for values in (person, chosen[person, place], ones, grade, year, finished)]
    add(entry[0], Award.A_LEVEL, entry[1], entry[2], entry[3], entry[4], False, entry[5])
    takes = only | mixed
    person = np.flatnonzero(takes)
    total = np.clip(np.floor(units[person]), -1, 3 * size[person]).astype(np.int64)
    add(
        person,
        Award.VOCATIONAL,
        sector[person],
        size[person],
        total,
        cohort[person] + 2,
        False,
        stays[person],
    )
    person = np.flatnonzero(again)
    weakest = np.where(kept, letters(a_fine, (cohort + 2)[:, None]), 99).argmin(axis=1)[person]
    year = cohort[person] + 3
    grade = letters(a_fine[person, weakest], cohort[person] + 2) + (better[person] < 0.65)
    grade = np.minimum(grade, np.where(year < A_STAR_FROM, 5, 6))
    ones = np.ones(len(person), dtype=np.int64)
    add(person, Award.A_LEVEL, chosen[person, weakest], ones, grade, year, True, ones > 0)

    joined = [np.concatenate(values) for values in zip(*parts, strict=True)]
    order = np.argsort(joined[0], kind="stable")
    found = [values[order] for values in joined]
    some = np.bincount(found[0][found[7] & (found[1] != Award.AS_LEVEL)], minlength=n) > 0
    return Advanced(np.where(some, cohort + 2 + again, 0), *found)
