"""Sessions that pupils could attend and sessions they missed, by term and reason, at each school they were enrolled at.

Illness comes to everyone; who misses more of school than others follows from poverty, special needs, social care and
attainment, and from something of one's own that lasts. All rates are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import school_year_start
from synthetic_data.chance import exponential, waiting
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.care import Care
from synthetic_data.lives.exclusions import Behaviour, ExclusionKind
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import NONE, YEAR_7, YEAR_11, Schooling
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

FIRST_YEAR, LAST_YEAR = 2006, 2021
"""Academic years in which absence is collected."""
YOUNGEST = 1
"""School year from which it is: children of compulsory school age."""
TERMS = ("autumn", "spring", "summer", "sixth half-term")
OPENS, CLOSES = (2, 127, 229, 275), (110, 209, 269, 321)
"""First and last day of a term, in days since 1 September."""
SESSIONS = (140, 116, 56, 68)
"""Half days in which schools are open, by term."""
REASONS = (
    "illness", "medical", "religious", "study leave", "traveller", "holiday", "long holiday", "excluded",
    "other authorised", "holiday not agreed", "late", "other unauthorised", "no reason yet",
)  # fmt: skip
AUTHORISED = 9
"""The first so many reasons are authorised."""
RELIGIOUS, STUDY_LEAVE, TRAVELLER, EXCLUDED = 2, 3, 4, 7
PER_100 = (2.7, 0.28, 0.0, 0.0, 0.0, 0.35, 0.02, 0.0, 0.32, 0.18, 0.06, 0.45, 0.12)
"""Sessions missed of a hundred, by reason, at a secondary school from 2014 on."""
CHANCE = (1.0, 0.30, 0.0, 0.0, 0.0, 0.14, 0.01, 0.0, 0.20, 0.07, 0.10, 0.26, 0.12)
"""Chance that a reason occurs at all in a term."""
EARLIER, PRIMARY = 0.055, 0.84
"""Rise for each year before 2014, and how much less is missed at primary schools."""
AUTHORISED_HOLIDAYS_END = 2014
"""First year in which schools hardly ever agree to holidays in term, and the last in which they may to a long one."""
HOLIDAY, LONG_HOLIDAY, HOLIDAY_NOT_AGREED = 5, 6, 9
STRAIN_ILL, STRAIN_TRUANT = 0.50, 0.85
RELIGIOUS_SHARE, TRAVELLER_SHARE = 0.45, 0.5
YEAR_11_LEAVE = 0.6
"""Share of pupils in year 11 whose school writes study leave after May; the others are off the register by then."""


@dataclass(frozen=True)
class Attendance:
    """One value an enrolment: a pupil at a school (or unit) in an academic year."""

    person: NDArray[np.int64]
    year: NDArray[np.int64]
    """School year, 1 to 11."""
    school: NDArray[np.int64]
    """School, or ``NO_SCHOOL`` at a unit."""
    district: NDArray[np.int64]
    start: NDArray[np.int64]
    """Day of joining."""
    end: NDArray[np.int64]
    """Last day there; that of the academic year if the pupil stayed."""
    main: NDArray[np.bool_]
    """The last of the pupil's enrolments in the year."""
    possible: NDArray[np.int16]
    """Enrolments x terms: sessions in which the school was open to the pupil."""
    missed: NDArray[np.int16]
    """Enrolments x terms x reasons: sessions missed."""


def make_attendance(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    schooling: Schooling,
    attainment: Attainment,
    care: Care,
    behaviour: Behaviour,
) -> Attendance:
    """Return enrolments and attendance of the people of one block."""
    rng = stream(plan.seed, "attendance", block)
    person, year, school, district, start, end = _enrolments(plan, people, schooling, behaviour)
    cohort = people.cohort.astype(np.int64)
    ends_in = cohort[person] - YEAR_11 + year
    opened = school_year_start(ends_in).astype(np.int64)[:, None]
    first, last = opened + np.array(OPENS), opened + np.array(CLOSES)
    share = (np.minimum(end[:, None], last) - np.maximum(start[:, None], first) + 1) / (last - first + 1)
    open_sessions = np.array(SESSIONS) + (ends_in[:, None] * 7 + np.arange(4) * 3) % 5 - 2
    # Schools shut in March 2020, and from January to early March 2021 to most pupils.
    open_sessions = np.where((ends_in[:, None] == 2020) & (np.arange(4) > 0), 0, open_sessions)
    open_sessions = np.where((ends_in[:, None] == 2021) & (np.arange(4) == 1), 38, open_sessions)
    possible = np.rint(np.clip(share, 0, 1) * open_sessions).astype(np.int64)
    listed_late = rng.random(len(people))[person] < YEAR_11_LEAVE
    possible[(year == YEAR_11) & ~listed_late, 3] = 0
    kept = np.flatnonzero(possible.sum(axis=1) > 0)
    person, year, school, district, start, end, ends_in, possible = (
        each[kept] for each in (person, year, school, district, start, end, ends_in, possible)
    )
    count = len(person)
    next_one = np.r_[(person[1:] == person[:-1]) & (year[1:] == year[:-1]), False][:count]

    strain = (
        -0.25 * people.income
        - 0.40 * attainment.score
        + 0.20 * people.need
        + 0.75 * rng.normal(size=len(people))
    )
    strain = np.round(strain, 4)[person] + 0.35 * homes.free_meals[person, year]
    strain = strain + 0.25 * (schooling.support[person, year] != NONE) + 0.35 * care.in_need[person, year]
    strain = strain - 0.3 * care.looked_after[person, year]
    unit = school == NO_SCHOOL
    strain = strain + 1.6 * unit
    level = (1 + EARLIER * np.clip(AUTHORISED_HOLIDAYS_END - ends_in, 0, 8)) * np.where(
        year < YEAR_7, PRIMARY, 1.0
    )
    ill = level * exponential(STRAIN_ILL * strain - 0.11)
    older = np.where(year < YEAR_7, 0.55, 0.55 + 0.20 * (year - YEAR_7))
    truant = level * older * exponential(STRAIN_TRUANT * strain - 0.45)
    agreed = np.where(ends_in < AUTHORISED_HOLIDAYS_END, 1.0, 0.25)

    missed = np.zeros((count, 4, len(REASONS)), dtype=np.int16)
    for reason, (per_100, chance) in enumerate(zip(PER_100, CHANCE, strict=True)):
        if not per_100:
            continue
        spread = truant if reason >= AUTHORISED else ill
        if reason == HOLIDAY:
            spread = level * agreed
        elif reason == LONG_HOLIDAY:
            spread = level * (ends_in <= AUTHORISED_HOLIDAYS_END)
        elif reason == HOLIDAY_NOT_AGREED:
            spread = spread * 0.6 + 0.6 / np.maximum(agreed, 0.5) - 0.3
        u = rng.random((count, 4), dtype=np.float32)
        rows, term = np.nonzero(u < chance)
        mean = per_100 / 100 / chance * spread[rows] * possible[rows, term]
        amount = mean * waiting(u[rows, term].astype(np.float64) / chance * 0.9999)
        missed[rows, term, reason] = np.rint(amount)
    faiths = people.in_groups("APKN", "ABAN", "BAFR", "OOTH")[person]
    missed[:, 0, RELIGIOUS] = 2 * (faiths & (rng.random(count) < RELIGIOUS_SHARE)) * (possible[:, 0] > 20)
    travels = people.in_groups("WIRT", "WROM")[person] & (rng.random(count) < TRAVELLER_SHARE)
    missed[:, 2, TRAVELLER] = np.where(travels, possible[:, 2] // 3, 0)
    final = (year == YEAR_11) & (possible[:, 3] > 0)
    missed[:, 3, STUDY_LEAVE] = np.where(final, (possible[:, 3] * 0.85).astype(np.int64), 0)
    _excluded(missed, behaviour, person, year, start, end, first[kept])

    room = possible.copy()
    for reason in (
        STUDY_LEAVE,
        EXCLUDED,
        *(r for r in range(len(REASONS)) if r not in (STUDY_LEAVE, EXCLUDED)),
    ):
        fits = np.minimum(missed[:, :, reason], room)
        missed[:, :, reason] = fits
        room -= fits
    return Attendance(
        person=person,
        year=year,
        school=school,
        district=district,
        start=start,
        end=end,
        main=~next_one,
        possible=possible.astype(np.int16),
        missed=missed,
    )


def _excluded(
    missed: NDArray[np.int16],
    behaviour: Behaviour,
    person: NDArray[np.int64],
    year: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    opens: NDArray[np.int64],
) -> None:
    """Write the sessions of fixed exclusions into the enrolment and the term of their date."""
    out = behaviour.exclusions
    fixed = np.flatnonzero(out.kind == ExclusionKind.FIXED)
    key, wanted = person * (YEAR_11 + 1) + year, out.person[fixed] * (YEAR_11 + 1) + out.year[fixed]
    for step in (
        0,
        1,
    ):  # enrolments of a pupil in a year follow each other; there are two at most with a date
        at = np.searchsorted(key, wanted, side="left") + step
        inside = at < len(key)
        at = np.minimum(at, len(key) - 1) if len(key) else at
        if not len(key):
            return
        here = inside & (key[at] == wanted) & (out.date[fixed] >= start[at]) & (out.date[fixed] <= end[at])
        rows, chosen = at[here], fixed[here]
        term = (out.date[chosen][:, None] >= opens[rows]).sum(axis=1) - 1
        np.add.at(missed, (rows, np.maximum(term, 0), np.full(len(rows), EXCLUDED)), out.sessions[chosen])


def _enrolments(
    plan: Plan, people: People, schooling: Schooling, behaviour: Behaviour
) -> tuple[NDArray[np.int64], ...]:
    """List enrolments by person, school year and day: the earlier school of the year, the later one, and units."""
    offered, stays = schools(plan), behaviour.stays
    cohort = people.cohort.astype(np.int64)
    school = schooling.school[:, : YEAR_11 + 1].astype(np.int64)
    state = (school != NO_SCHOOL) & (offered.kind[school] != SchoolKind.INDEPENDENT)
    ends_in = cohort[:, None] - YEAR_11 + np.arange(YEAR_11 + 1)
    seen = (ends_in >= FIRST_YEAR) & (ends_in <= LAST_YEAR)
    seen[:, :YOUNGEST] = False
    opened = school_year_start(np.clip(ends_in, 1990, 2025)).astype(np.int64)
    entry = schooling.entry[:, : YEAR_11 + 1].astype(np.int64)
    gone = np.full(school.shape, np.iinfo(np.int64).max)
    gone[stays.person[stays.sole], stays.year[stays.sole]] = stays.start[stays.sole] - 6

    now = np.nonzero(seen & state)
    in_year = entry > opened
    moved = seen & state & in_year
    moved[:, 1:] &= state[:, :-1] & (school[:, 1:] != school[:, :-1])
    moved[:, 1:] &= gone[:, :-1] == np.iinfo(np.int64).max
    before = np.nonzero(moved)
    # Units are part of the schools' census, and so of absence, from 2013/14.
    sole = np.flatnonzero(stays.sole & (cohort[stays.person] - YEAR_11 + stays.year >= 2014))
    last_day = opened + CLOSES[-1]
    person = np.r_[now[0], before[0], stays.person[sole]]
    year = np.r_[now[1], before[1], stays.year[sole]]
    earlier = np.maximum(before[1] - 1, 0)
    where = np.r_[school[now], school[before[0], earlier], np.full(len(sole), NO_SCHOOL)]
    start = np.r_[entry[now], np.minimum(entry[before[0], earlier], opened[before]), stays.start[sole]]
    end = np.r_[
        np.minimum(last_day[now], gone[now]),
        entry[before] - 1,
        np.minimum(stays.end[sole], last_day[stays.person[sole], stays.year[sole]]),
    ]
    district = np.where(where == NO_SCHOOL, 0, offered.district[where]).astype(np.int64)
    district[len(now[0]) + len(before[0]) :] = stays.district[sole]
    order = np.lexsort((start, year, person))
    order = order[(end >= np.maximum(start, opened[person, year]))[order]]
    return tuple(each[order].astype(np.int64) for each in (person, year, where, district, start, end))
