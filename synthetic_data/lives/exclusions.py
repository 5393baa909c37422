"""Exclusions from school, and the pupil referral units that some pupils go to.

Who is excluded follows from special needs, poverty, social care and attainment, from sex and age, and from something of
one's own that lasts. All rates are invented. A permanent exclusion takes place where the pupil's next January is at
another school, or in the last year of school: the schools' lists of January hold true.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day, school_year_start
from synthetic_data.chance import logistic, pick, waiting
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.care import Care
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import NONE, YEAR_7, YEAR_11, Schooling
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class ExclusionKind(IntEnum):
    """Kinds of exclusion."""

    FIXED = 0
    PERMANENT = 1
    LUNCHTIME = 2


BASE, MALE, NEED, SUPPORT, ATTAINMENT, POOR, IN_NEED, LOOKED_AFTER, LASTING = (
    -6.15, 0.75, 0.35, 0.55, -0.45, 0.35, 0.45, 0.55, 0.85,
)  # fmt: skip
"""Log-odds of a fixed exclusion in a school year, and what moves them."""
BY_YEAR = (-1.6, -1.2, -0.9, -0.7, -0.5, -0.3, -0.1, 0.9, 1.5, 1.9, 2.0, 1.6)
"""Shift by school year, from reception to year 11."""
AGAIN = 0.40
MOST_IN_A_YEAR = 30
"""Nobody here is excluded more often in one year, a permanent exclusion apart."""
LUNCHTIME = 0.02
PERMANENT_BASE, PERMANENT_RISK = -4.3, 1.0
"""Log-odds of a permanent exclusion of those who change school next year or leave it, by the risk above."""
FIXED_SESSIONS, SESSION_SHARES = (
    np.array([1, 2, 3, 4, 6, 8, 10, 20, 30]),
    np.cumsum([0.06, 0.33, 0.05, 0.17, 0.18, 0.05, 0.12, 0.03, 0.01]),
)
REASONS = (
    "disruptive", "pupil assaulted", "adult assaulted", "adult threatened", "pupil threatened", "bullying", "racism",
    "sexual misconduct", "drugs", "damage", "theft", "other",
)  # fmt: skip
FIXED_REASONS = np.cumsum([0.30, 0.19, 0.06, 0.17, 0.05, 0.01, 0.01, 0.01, 0.03, 0.02, 0.02, 0.13])
PERMANENT_REASONS = np.cumsum([0.35, 0.13, 0.11, 0.10, 0.05, 0.01, 0.005, 0.015, 0.08, 0.015, 0.01, 0.125])
CLOSED = (day(2020, 3, 21), day(2020, 8, 31)), (day(2021, 1, 5), day(2021, 3, 7))
"""When schools were shut to most pupils."""
OPEN_TO = 0.1
"""Share of exclusions that took place all the same."""
ALSO_AT_UNIT, OFTEN_EXCLUDED = 0.25, 3
"""Share of those excluded so often in a year who spend the rest of it at a pupil referral unit as well."""
ILL_AT_UNIT = 0.0004
"""Share of pupils taught at a unit for a year besides because they cannot attend their school."""


@dataclass(frozen=True)
class Exclusions:
    """One value an exclusion, sorted by person and day."""

    person: NDArray[np.int64]
    year: NDArray[np.int64]
    """School year, 0 for reception."""
    date: NDArray[np.int64]
    kind: NDArray[np.int8]
    reasons: NDArray[np.int8]
    """Exclusions x 3 places in ``REASONS``, -1 for none; the first is the main one."""
    sessions: NDArray[np.int64]
    """Half days; 0 for a permanent exclusion."""
    school: NDArray[np.int32]


@dataclass(frozen=True)
class UnitStays:
    """Stays at the pupil referral unit of a district; one value a stay."""

    person: NDArray[np.int64]
    year: NDArray[np.int64]
    """School year in which it begins."""
    district: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    sole: NDArray[np.bool_]
    """Without a school besides: after a permanent exclusion, until the next school."""


@dataclass(frozen=True)
class Behaviour:
    """Exclusions and stays at units of the people of one block."""

    exclusions: Exclusions
    stays: UnitStays


def school_days(rng: np.random.Generator, year: NDArray[np.integer], first: float = 0.0) -> NDArray[np.int64]:
    """Draw a weekday in term for each academic year; ``first`` is where in the year draws begin, as a share."""
    # Terms in days since 1 September: autumn, spring, summer with their half-terms left out.
    starts, ends = np.array([2, 62, 127, 176, 229, 275]), np.array([51, 110, 167, 209, 269, 321])
    length = np.cumsum(ends - starts)
    at = np.floor((first + (1 - first) * rng.random(len(year))) * length[-1]).astype(np.int64)
    term = np.searchsorted(length, at, side="right")
    days = school_year_start(year) + starts[term] + at - np.r_[0, length][term]
    weekday = (days + 3) % 7  # 0 is Monday
    return np.where(weekday > 4, days - weekday + 4, days).astype(np.int64)


def make_behaviour(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    schooling: Schooling,
    attainment: Attainment,
    care: Care,
) -> Behaviour:
    """Return exclusions and stays at units of the people of one block, in years 0 to 11."""
    rng, offered = stream(plan.seed, "exclusions", block), schools(plan)
    n, years = len(people), YEAR_11 + 1
    cohort = people.cohort.astype(np.int64)
    school, entry = schooling.school[:, :years], schooling.entry[:, :years].astype(np.int64)
    state = (school != NO_SCHOOL) & (offered.kind[school] != SchoolKind.INDEPENDENT)
    risk = (
        MALE * ~people.female[:, None]
        + NEED * people.need[:, None]
        + SUPPORT * (schooling.support[:, :years] != NONE)
        + ATTAINMENT * attainment.score[:, None]
        + POOR * homes.free_meals[:, :years]
        + IN_NEED * care.in_need[:, :years]
        + LOOKED_AFTER * care.looked_after[:, :years]
        + LASTING * np.round(rng.normal(size=n), 4)[:, None]
    )
    log_odds = BASE + risk + np.array(BY_YEAR)
    person, year = np.nonzero(state & (rng.random((n, years)) < logistic(log_odds)))
    many = 1 + np.floor(waiting(rng.random(len(person))) * 1.15 * (1 + 0.3 * risk[person, year])).astype(
        np.int64
    )
    person, year = (np.repeat(each, np.clip(many, 1, MOST_IN_A_YEAR)) for each in (person, year))
    count = len(person)
    date = school_days(rng, cohort[person] - YEAR_11 + year)
    u = rng.random((5, count))
    kind = np.where(u[0] < LUNCHTIME, ExclusionKind.LUNCHTIME, ExclusionKind.FIXED)
    sessions = np.where(kind == ExclusionKind.LUNCHTIME, 1, FIXED_SESSIONS[pick(SESSION_SHARES, u[1])])
    reasons = _reasons(rng, FIXED_REASONS, count)

    leaver, last = _permanent(rng, people, school, entry, state, risk)
    left = school_days(rng, cohort[leaver] - YEAR_11 + last, first=0.48)
    gone = np.full((n, years), np.iinfo(np.int64).max)
    gone[leaver, last] = left
    came = np.where(date < entry[person, year], np.maximum(year - 1, 0), year)
    at = np.where((came == year) | (year > 0), school[person, came], NO_SCHOOL)
    there = (at != NO_SCHOOL) & (date < gone[person, year]) & state[person, came]
    # Between a permanent exclusion and the next school there is no school to be excluded from.
    there &= (date >= entry[person, year]) | (gone[person, np.maximum(year - 1, 0)] == np.iinfo(np.int64).max)
    for opens, closes in CLOSED:
        there &= (date < opens) | (date > closes) | (u[4] < OPEN_TO)
    rows = np.flatnonzero(there)
    joined = {
        "person": np.r_[person[rows], leaver],
        "year": np.r_[year[rows], last],
        "date": np.r_[date[rows], left],
        "kind": np.r_[kind[rows], np.full(len(leaver), ExclusionKind.PERMANENT)].astype(np.int8),
        "reasons": np.r_[reasons[rows], _reasons(rng, PERMANENT_REASONS, len(leaver))],
        "sessions": np.r_[sessions[rows], np.zeros(len(leaver), dtype=np.int64)],
        "school": np.r_[at[rows], school[leaver, last]].astype(np.int32),
    }
    order = np.lexsort((joined["kind"], joined["date"], joined["person"]))
    exclusions = Exclusions(**{name: values[order] for name, values in joined.items()})
    return Behaviour(
        exclusions, _stays(rng, people, schooling, offered.district, exclusions, leaver, last, left)
    )


def _reasons(rng: np.random.Generator, shares: NDArray[np.float64], count: int) -> NDArray[np.int8]:
    """Draw one to three different reasons."""
    found = np.stack([pick(shares, rng.random(count)) for _ in range(3)], axis=1).astype(np.int8)
    more = rng.random(count)
    found[(more < 0.75) | (found[:, 1] == found[:, 0]), 1] = -1
    found[
        (more < 0.93) | (found[:, 1] == -1) | (found[:, 2] == found[:, 0]) | (found[:, 2] == found[:, 1]), 2
    ] = -1
    return found


def _permanent(
    rng: np.random.Generator,
    people: People,
    school: NDArray[np.int32],
    entry: NDArray[np.int64],
    state: NDArray[np.bool_],
    risk: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return who is permanently excluded in which school year, the first time at most."""
    possible = np.zeros_like(state)
    # Neither those who change phase nor those who leave the state's schools are meant.
    changes = state[:, 1:] & state[:, :-1] & (school[:, 1:] != school[:, :-1])
    changes[:, YEAR_7 - 1] = False
    possible[:, 1:YEAR_11] = changes[:, 1:]
    possible[:, YEAR_11] = state[:, YEAR_11]
    # A school that was joined in the year is not left again in it.
    shift = np.where(np.arange(YEAR_11 + 1) == YEAR_11, -3.9, -1.0)
    log_odds = PERMANENT_BASE + PERMANENT_RISK * risk + shift + 0.9 * np.array(BY_YEAR)
    leaver, year = np.nonzero(possible & (rng.random(state.shape) < logistic(log_odds)))
    first = np.r_[True, leaver[1:] != leaver[:-1]] if len(leaver) else np.zeros(0, dtype=bool)
    return leaver[first].astype(np.int64), year[first].astype(np.int64)


def _stays(
    rng: np.random.Generator,
    people: People,
    schooling: Schooling,
    district: NDArray[np.int16],
    exclusions: Exclusions,
    leaver: NDArray[np.int64],
    last: NDArray[np.int64],
    left: NDArray[np.int64],
) -> UnitStays:
    cohort = people.cohort.astype(np.int64)
    summer = school_year_start(cohort[leaver] - YEAR_11 + last + 1).astype(np.int64) - 45
    onward = np.minimum(last + 1, YEAR_11)
    until = np.where(last == YEAR_11, summer, schooling.entry[leaver, onward].astype(np.int64) - 1)

    # Some of those who are excluded often, or too ill for school, are taught at a unit besides.
    fixed = exclusions.kind != ExclusionKind.PERMANENT
    often = np.zeros((len(people), YEAR_11 + 1), dtype=np.int64)
    np.add.at(often, (exclusions.person[fixed], exclusions.year[fixed]), 1)
    school = schooling.school[:, : YEAR_11 + 1]
    listed = school != NO_SCHOOL
    listed &= ~people.independent[:, None]
    u = rng.random(often.shape)
    besides = listed & ((often >= OFTEN_EXCLUDED) & (u < ALSO_AT_UNIT) | (u > 1 - ILL_AT_UNIT))
    besides[leaver, last] = False
    person, year = np.nonzero(besides)
    term = school_year_start(cohort[person] - YEAR_11 + year).astype(np.int64)
    start = np.maximum(
        term + rng.integers(3, 150, len(person), dtype=np.int64), schooling.entry[person, year] + 1
    )
    return UnitStays(
        person=np.r_[leaver, person],
        year=np.r_[last, year],
        district=district[np.r_[school[leaver, last], school[person, year]]].astype(np.int64),
        start=np.r_[left + 6, start],
        end=np.r_[np.maximum(until, left + 6), term + 320],
        sole=np.r_[np.ones(len(leaver), dtype=bool), np.zeros(len(person), dtype=bool)],
    )
