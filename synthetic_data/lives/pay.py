"""Pay of every job in every tax year, in pence, and what follows for a person's year.

Log pay is a profile by years after Key Stage 4, shifts by group, a lasting effect of the person, one of the
employer and one of the job. Pounds are at 2017-18 prices before they are turned into those of their year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, LAST_TAX_YEAR, TAX_YEAR_START, tax_year_of
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.families import Families
from synthetic_data.lives.firms import firms
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.jobs import JobKind, Jobs
from synthetic_data.lives.parameters import LAST_YEAR, PAY, by_year
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import ASIAN_CODES, BLACK_CODES, People
from synthetic_data.plan import Plan
from synthetic_data.prices import deflators
from synthetic_data.streams import stream

PERSON_SPREAD, JOB_SPREAD = 0.34, 0.15
HOLIDAY_LOG_PAY, APPRENTICE_LOG_PAY, SECOND_LOG_PAY = 9.0, 8.85, 7.9
APPRENTICE_GROWTH = 0.12
PART_TIME_MOTHERS, PART_TIME_WOMEN, PART_TIME_MEN = 0.55, 0.16, 0.07
"""Shares in part-time work: of mothers for good, of other women's and of men's regular jobs."""
PART_TIME_LOG_PAY = -0.55


@dataclass(frozen=True)
class JobYears:
    """One value per job and tax year touched."""

    job: NDArray[np.int32]
    """Place of the job in ``Jobs``."""
    tax_year: NDArray[np.int32]
    """Year in which the tax year starts."""
    days: NDArray[np.int32]
    pence: NDArray[np.int64]


def make_pay(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    attainment: Attainment,
    higher: HigherEducation,
    families: Families,
    jobs: Jobs,
) -> JobYears:
    """Return the pay of the jobs of one block."""
    rng = stream(plan.seed, "pay", block)
    job_effect = rng.normal(0.0, JOB_SPREAD, len(jobs)) + firms(plan).pay[jobs.firm]
    part_time_mother = rng.random(len(people)) < PART_TIME_MOTHERS
    part_time_job = rng.random(len(jobs)) < np.where(
        people.female[jobs.person], PART_TIME_WOMEN, PART_TIME_MEN
    )

    last_day = np.minimum(jobs.end, LAST_DAY)
    first, last = tax_year_of(jobs.start), tax_year_of(last_day)
    years = (last - first + 1).astype(np.int64)
    job = np.repeat(np.arange(len(jobs), dtype=np.int32), years)
    tax_year = first[job] + (np.arange(len(job)) - np.repeat(np.cumsum(years) - years, years)).astype(
        np.int32
    )
    begins, ends = TAX_YEAR_START[tax_year - 1970], TAX_YEAR_START[tax_year - 1969] - 1
    days = np.minimum(last_day[job], ends) - np.maximum(jobs.start[job], begins) + 1

    person, kind = jobs.person[job], jobs.kind[job]
    after = np.clip(tax_year - people.cohort[person], 0, LAST_YEAR)
    rows = {name: by_year(row)[after] for name, row in PAY.items()}
    graduate = higher.graduated((after + 1).astype(np.int64), person)
    female = people.female[person]
    level = np.select(
        [
            kind == JobKind.STUDENT,
            kind == JobKind.HOLIDAY,
            kind == JobKind.APPRENTICE,
            kind == JobKind.SECOND,
        ],
        [rows["student"], HOLIDAY_LOG_PAY, APPRENTICE_LOG_PAY + APPRENTICE_GROWTH * after, SECOND_LOG_PAY],
        rows["regular"] + rows["graduate"] * graduate + rows["female graduate"] * (graduate & female),
    )
    child = (tax_year - 1970) * 12 + 6 > families.first_child[person]
    log_pay = (
        level
        + rows["female"] * female
        + rows["score"] * attainment.score[person]
        + rows["poor"] * homes.free_meals[person, YEAR_11]
        + rows["Asian"] * people.in_groups(*ASIAN_CODES)[person]
        + rows["Black"] * people.in_groups(*BLACK_CODES)[person]
        + PERSON_SPREAD * people.pay[person]
        + job_effect[job]
        + PART_TIME_LOG_PAY
        * (((child & part_time_mother[person]) | part_time_job[job]) & (kind == JobKind.REGULAR))
    )
    prices = deflators(2017)
    nominal = np.array([prices.get(y, 1.0) for y in range(2001, LAST_TAX_YEAR + 1)])[tax_year - 2001]
    pence = np.rint(np.exp(log_pay) * nominal * 100 / 365 * days).astype(np.int64)
    return JobYears(job, tax_year, days.astype(np.int32), np.maximum(pence, 100))
