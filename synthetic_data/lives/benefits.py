"""Spells on benefits: out of work, with small children, sick or disabled, and from 2013 on Universal Credit.

Who is out of work follows from jobs, study, self-employment and moves abroad; whether they claim, and what, is drawn
for every twelve months of it. Chances are fitted by trial to the published shares on out-of-work benefits (see
``calibration``) and mean nothing beyond that; everything else is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, MONTH_START, OPEN_END, month_number
from synthetic_data.chance import logistic
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.families import FIRST_YEAR, Families
from synthetic_data.lives.higher_education import YEARS_AFTER, HigherEducation
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.jobs import Jobs
from synthetic_data.lives.parameters import LAST_YEAR, by_year
from synthetic_data.lives.routes import STUDY, Routes
from synthetic_data.lives.schooling import STATEMENT, YEAR_11, Schooling
from synthetic_data.lives.self_employment import SelfEmployment
from synthetic_data.lives.work import FIRST_MONTH, LAST_MONTH
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class Benefit(IntEnum):
    """What a spell is paid for; those of Universal Credit are named by what a claimant has to do for it."""

    JOBSEEKER = 0
    INCOME_SUPPORT = 1
    SICKNESS = 2
    CARER = 3
    DISABILITY_LIVING = 4
    INDEPENDENCE = 5
    SEARCHING = 6
    WORKING = 7
    NO_REQUIREMENTS = 8
    PREPARING = 9
    PLANNING = 10


CLAIMS = (-5.8, -1.5, 3.0, 1.0, 1.15, 0.45, -0.15)
"""Log-odds of a claim when out of work, by years after KS4 as elsewhere."""
POOR, SCORE, HAS_DEGREE, DISABLED, YOUNG_CHILD, LEANING = 1.3, -0.5, -1.3, 2.2, 1.3, 1.0
LONGEST_PIECE = 12
"""Months after which what somebody claims is looked at again."""
NO_WAIT, ONE_MONTH = 0.6, 0.85
"""Cumulative shares who claim in the first and by the second month out of work; the others in the third."""
DISABLED_LOG_ODDS, DISABLED_NEED, DISABLED_STATEMENT = -3.9, 0.5, 1.8
SICK = 0.06
"""Share of other claims that are for sickness."""
CARES = 0.04
INCOME_SUPPORT_AGES = ((2008, 192), (2010, 120), (2012, 84), (9999, 60))
"""Until which year a mother of a child up to how many months gets income support rather than look for work."""
CREDIT_FROM = ((2013, 10, 0.0), (2014, 10, 0.05), (2016, 1, 0.30), (2017, 6, 0.55), (2018, 12, 1.0))
"""From which month on which share of new claims is for Universal Credit; the first entry starts the rise."""
KEEPS_CREDIT, CREDIT_IN_WORK = 0.45, (3, 12)
"""Share who keep Universal Credit when they find work, and for how many months."""
TURNS_INTO_INDEPENDENCE, LOSES = (month_number(2014, 1), month_number(2018, 12)), 0.15
"""When disability living allowance ends, and share who get no personal independence payment after it."""


@dataclass(frozen=True)
class Benefits:
    """One value a spell, in no order; spells of one kind can overlap or abut."""

    person: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    """Last day, ``OPEN_END`` if it still runs."""
    kind: NDArray[np.int8]


def _out_of_work(
    people: People, routes: Routes, families: Families, own: SelfEmployment, jobs: Jobs
) -> NDArray[np.bool_]:
    """Return people x months from ``FIRST_MONTH``: old enough, in England, without work, business or study."""
    n, months = len(people), LAST_MONTH - FIRST_MONTH + 1
    month_of = MONTH_START[FIRST_MONTH : LAST_MONTH + 2]
    held = np.zeros((n, months + 1), dtype=np.int32)
    first = np.searchsorted(month_of, jobs.start, side="right") - 1
    last = np.searchsorted(month_of, np.minimum(jobs.end, LAST_DAY), side="right") - 1
    np.add.at(held, (jobs.person, np.clip(first, 0, months)), 1)
    np.add.at(held, (jobs.person, np.clip(last + 1, 0, months)), -1)
    out = np.cumsum(held, axis=1)[:, :months] == 0
    cohort, rows = people.cohort.astype(np.int64), np.arange(n)
    for place in range(months):
        year, of_year = divmod(FIRST_MONTH + place, 12)
        year, of_year = 1970 + year, of_year + 1
        academic = year + (of_year >= 9) - cohort
        study = np.isin(routes.activity[rows, np.clip(academic, 0, YEARS_AFTER - 1)], STUDY)
        out[:, place] &= (academic >= 1) & ~study
        out[:, place] &= ~families.abroad[:, max(year - (of_year < 9) - FIRST_YEAR, 0)]
        out[:, place] &= ~own.only[:, max(year - (of_year < 4) - FIRST_YEAR, 0)]
    return out


def _pieces(
    out: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Cut runs of months into pieces: person, first and last month, whether first and whether last of its run."""
    edge = np.diff(np.pad(out.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    person, first = np.nonzero(edge == 1)
    last = np.nonzero(edge == -1)[1] - 1
    count = (last - first) // LONGEST_PIECE + 1
    run = np.repeat(np.arange(len(person)), count)
    of_run = np.arange(len(run)) - np.repeat(np.cumsum(count) - count, count)
    start = first[run] + of_run * LONGEST_PIECE
    is_last = of_run == count[run] - 1
    end = np.where(is_last, last[run], start + LONGEST_PIECE - 1)
    return person[run], start, end, of_run == 0, is_last


def _credit_share(month: NDArray[np.integer]) -> NDArray[np.float64]:
    at = [month_number(year, of_year) for year, of_year, _ in CREDIT_FROM]
    return np.round(np.interp(month, at, [share for *_, share in CREDIT_FROM]), 4)


def make_benefits(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    schooling: Schooling,
    attainment: Attainment,
    higher: HigherEducation,
    routes: Routes,
    families: Families,
    own: SelfEmployment,
    jobs: Jobs,
) -> Benefits:
    """Return the spells on benefits of the people of one block."""
    rng = stream(plan.seed, "benefits", block)
    n = len(people)
    leaning = rng.normal(size=n)
    statement = schooling.support[:, YEAR_11] == STATEMENT
    disabled = rng.random(n) < logistic(
        DISABLED_LOG_ODDS + DISABLED_NEED * people.need + DISABLED_STATEMENT * statement
    )
    out = _out_of_work(people, routes, families, own, jobs)
    person, first, last, begins, ends = _pieces(out)
    u = rng.random((7, len(person)))

    month = FIRST_MONTH + first
    year = 1970 + month // 12
    cohort = people.cohort[person].astype(np.int64)
    child = month - families.first_child[person].astype(np.int64)
    has_child = child >= 0
    after = np.clip(year - (month % 12 < 3) - cohort, 0, LAST_YEAR)
    academic = year + (month % 12 >= 8) - cohort
    log_odds = (
        by_year(CLAIMS)[after]
        + POOR * homes.free_meals[person, YEAR_11]
        + SCORE * attainment.score[person]
        + HAS_DEGREE * higher.graduated(academic, person)
        + DISABLED * disabled[person]
        + YOUNG_CHILD * (has_child & (child < 60))
        + LEANING * leaning[person]
    )
    waits = np.where(begins, (u[1] >= NO_WAIT).astype(np.int64) + (u[1] >= ONE_MONTH), 0)
    first = first + waits
    claims = (u[0] < logistic(log_odds)) & (first <= last)

    child_until = np.select(
        [year <= until for until, _ in INCOME_SUPPORT_AGES], [m for _, m in INCOME_SUPPORT_AGES]
    )
    sick = (disabled[person] & (u[2] < 0.8)) | (u[2] < SICK)
    kind = np.select(
        [sick, has_child & (child < child_until), u[2] > 1 - CARES],
        [Benefit.SICKNESS, Benefit.INCOME_SUPPORT, Benefit.CARER],
        Benefit.JOBSEEKER,
    )
    # Whether a run of months is on Universal Credit is settled when it begins.
    run = np.cumsum(begins) - 1
    credit = (u[3] < _credit_share(month))[begins][run] if len(run) else np.zeros(0, dtype=bool)
    by_duty = np.select(
        [
            sick & (u[4] < 0.6),
            has_child & (child < 12),
            has_child & (child < 24),
            sick | (has_child & (child < 36)),
        ],
        [Benefit.NO_REQUIREMENTS, Benefit.NO_REQUIREMENTS, Benefit.PLANNING, Benefit.PREPARING],
        Benefit.SEARCHING,
    )
    kind = np.where(credit & (kind != Benefit.CARER), by_duty, kind)

    def some_day(of_month: NDArray[np.integer], uniform: NDArray[np.float64]) -> NDArray[np.int64]:
        start = MONTH_START[of_month].astype(np.int64)
        return start + (uniform * (MONTH_START[of_month + 1] - start)).astype(np.int64)

    start = np.where(begins, some_day(FIRST_MONTH + first, u[5]), MONTH_START[FIRST_MONTH + first])
    end = np.where(ends, some_day(FIRST_MONTH + last, u[6]), MONTH_START[FIRST_MONTH + last + 1] - 1)
    end = np.where(FIRST_MONTH + last == LAST_MONTH, OPEN_END, np.maximum(end, start))
    person, start, end, kind, credit, ends = (
        values[claims] for values in (person, start, end, kind, credit, ends)
    )

    stay = rng.random(len(person)) < KEEPS_CREDIT
    some_months = rng.integers(*CREDIT_IN_WORK, len(person), dtype=np.int64) * 30
    stay &= credit & ends & (end < OPEN_END) & (kind != Benefit.CARER)
    working_end = end[stay] + some_months[stay]

    other_person, other_start, other_end, other_kind = _for_disability(rng, people, disabled)
    return Benefits(
        person=np.concatenate([person, person[stay], other_person]),
        start=np.concatenate([start, end[stay] + 1, other_start]),
        end=np.concatenate([end, np.where(working_end > LAST_DAY, OPEN_END, working_end), other_end]),
        kind=np.concatenate(
            [kind, np.full(int(stay.sum()), Benefit.WORKING), other_kind], dtype=np.int8, casting="unsafe"
        ),
    )


def _for_disability(
    rng: np.random.Generator, people: People, disabled: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return spells for disability, in work or not: an allowance from age 16, and the payment that follows it."""
    rows = np.flatnonzero(disabled)
    sixteen = (people.birth_year[rows].astype(np.int64) + 16 - 1970) * 12 + people.birth_month[rows] - 1
    u = rng.random((3, len(rows)))
    from_month = sixteen + (u[0] * u[0] * 60).astype(np.int64)
    since = MONTH_START[from_month] + (u[1] * 28).astype(np.int64)
    turn = (
        MONTH_START[rng.integers(*TURNS_INTO_INDEPENDENCE, len(rows), dtype=np.int64)].astype(np.int64) + 14
    )
    turn = np.where(since < turn, turn, since)
    living, goes_on = since < turn, (u[2] >= LOSES) & (turn <= LAST_DAY)
    person = np.concatenate([rows[living], rows[goes_on]]).astype(np.int64)
    start = np.concatenate([since[living], turn[goes_on]])
    end = np.concatenate([turn[living] - 1, np.full(int(goes_on.sum()), OPEN_END)])
    kind = np.where(np.arange(len(person)) < living.sum(), Benefit.DISABILITY_LIVING, Benefit.INDEPENDENCE)
    return person, start, end, kind
