"""Furlough and grants to the self-employed from March 2020 to 5 April 2021.

Published: 73 % of employments in accommodation and food were furloughed by the end of June 2020, 61 % of the jobs of
women aged 17 and 58 % of men's, many more in small firms than in large ones; about three quarters of eligible
self-employed people had claimed. See HM Revenue and Customs' statistics of the Coronavirus Job Retention Scheme and the
Self-Employment Income Support Scheme, July 2020 (https://www.gov.uk/government/collections/hmrc-coronavirus-covid-19-statistics).
The rest, how long it lasted above all, is invented. Pay is as if there had been no furlough, which is not like life.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, day
from synthetic_data.chance import logistic
from synthetic_data.lives.families import FIRST_YEAR
from synthetic_data.lives.firms import SECTIONS, firms
from synthetic_data.lives.industries import Employers
from synthetic_data.lives.jobs import Jobs
from synthetic_data.lives.self_employment import SelfEmployment
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

ON_PAYROLL = day(2020, 3, 19)
"""Jobs that had been reported by then could be furloughed."""
FIRST_FURLOUGH, SPRING_ENDS, SECOND_LOCKDOWN, THIRD_LOCKDOWN = (
    day(2020, 3, 20), day(2020, 10, 31), day(2020, 11, 5), day(2021, 1, 5),
)  # fmt: skip
LOG_ODDS = {
    # of furlough in spring 2020 for an adult in a firm of middling size
    "A": -1.5, "C": -0.2, "F": 0.4, "G": -0.1, "H": -0.6, "I": 0.85, "J": -1.6, "K": -2.3, "L": -0.6, "M": -0.9,
    "N": -0.4, "O": -3.5, "P": -1.7, "Q": -2.0, "R": 0.9, "S": 0.8,
}  # fmt: skip
WEEKS = {"I": 22, "R": 20, "S": 15, "G": 12, "C": 10, "F": 9}
OTHER_WEEKS = 12
"""Weeks of furlough in spring and summer 2020 on average; at least three."""
FEWEST_WEEKS = 3
AGAIN = {"I": 0.75, "R": 0.65, "S": 0.5, "G": 0.35, "C": 0.12, "F": 0.08}
OTHER_AGAIN = 0.12
"""Share of the furloughed who are again in the autumn or winter."""
YOUNG, YOUNG_UNTIL = 0.5, 4
"""More for those who finished Key Stage 4 up to four years before."""
SMALL_FIRM = 0.3
"""More, by standard deviation of (minus) the log of the firm's size."""
FEWER_SMALL = 1.3
"""How far people's firms are larger than firms on average, in standard deviations."""

CLAIMS = 0.76
GRANTS = ((0.80, 7_500), (0.70, 6_570), (0.80, 7_500))
"""Share of three months' profit that each grant of the tax year paid, and most pounds (from memory)."""
LAST_PROFIT_YEARS = (2016, 2017, 2018)
MOST_PROFIT = 50_000
CLAIMS_AGAIN = 0.8
"""Share who claim the next grant as well."""


@dataclass(frozen=True)
class Furlough:
    """Spells of furlough, one value per spell; a person can have two at once, from two jobs."""

    person: NDArray[np.int64]
    job: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


@dataclass(frozen=True)
class Grants:
    """Grants to the self-employed of tax year 2020-21."""

    pounds: NDArray[np.int64]
    """People x the three grants; -1 where none was claimed."""


def make_furlough(plan: Plan, block: int, people: People, jobs: Jobs, employers: Employers) -> Furlough:
    """Return who was furloughed from which job, and when."""
    rng = stream(plan.seed, "furlough", block)
    job = np.flatnonzero((jobs.start <= ON_PAYROLL) & (jobs.end > FIRST_FURLOUGH))
    chance, length, again, begins, lasts = rng.random((5, len(job)))
    letters = list(SECTIONS)
    section, person = employers.section[job], jobs.person[job].astype(np.int64)
    size = -np.log(np.maximum(firms(plan).share[jobs.firm[job]], 1e-9))
    # Against all firms of the population, so that a block of few people does as well.
    every = -np.log(np.maximum(firms(plan).share, 1e-9))
    size = np.round((size - every.mean()) / every.std(), 2) + FEWER_SMALL

    def of_section(table: Mapping[str, float], other: float) -> NDArray[np.float64]:
        return np.array([table.get(letter, other) for letter in letters])[section]

    young = 2020 - people.cohort[person] <= YOUNG_UNTIL
    log_odds = of_section(LOG_ODDS, 0.0) + YOUNG * young + SMALL_FIRM * size
    furloughed = chance < logistic(log_odds)
    start = FIRST_FURLOUGH + np.floor(20 * begins * begins).astype(np.int64)
    weeks = FEWEST_WEEKS + of_section(WEEKS, OTHER_WEEKS) * (2 * length - 0.5).clip(0)
    end = np.minimum(start + np.rint(7 * weeks).astype(np.int64) - 1, SPRING_ENDS)
    back = furloughed & (again < of_section(AGAIN, OTHER_AGAIN))
    second = np.where(begins < 0.6, SECOND_LOCKDOWN, THIRD_LOCKDOWN) + np.floor(10 * length).astype(np.int64)
    second_end = np.minimum(second + np.rint(30 + 140 * lasts).astype(np.int64), LAST_DAY)
    spells = np.concatenate([np.flatnonzero(furloughed), np.flatnonzero(back)])
    first = np.concatenate([start[furloughed], second[back]])
    last = np.concatenate([end[furloughed], second_end[back]])
    last = np.minimum(last, jobs.end[job][spells])
    kept = last >= first
    return Furlough(person[spells][kept], job[spells][kept], first[kept], last[kept])


def _mean_profit(own: SelfEmployment) -> NDArray[np.float64]:
    """Return each person's mean profit of the years up to 2018-19 in which they traded."""
    profit = np.maximum(own.sole, 0) + np.maximum(own.partner, 0)
    years = [year - FIRST_YEAR for year in LAST_PROFIT_YEARS]
    traded = own.active[:, years]
    return np.where(traded, profit[:, years], 0).sum(axis=1) / np.maximum(traded.sum(axis=1), 1)


def eligible_for_grants(own: SelfEmployment) -> NDArray[np.bool_]:
    """Return who may claim: those who traded in 2018-19 and still do, lived on it, and did not make too much."""
    mean = _mean_profit(own)
    trading = (
        own.active[:, 2018 - FIRST_YEAR] & own.active[:, 2019 - FIRST_YEAR] & own.active[:, 2020 - FIRST_YEAR]
    )
    return trading & (mean > 0) & (mean <= MOST_PROFIT) & own.only[:, 2018 - FIRST_YEAR]


def make_grants(plan: Plan, block: int, people: People, own: SelfEmployment) -> Grants:
    """Return the grants that self-employed people claimed, from the mean of their profits up to 2018-19."""
    rng = stream(plan.seed, "grants", block)
    n, mean = len(people), _mean_profit(own)
    claims = eligible_for_grants(own) & (rng.random(n) < CLAIMS)
    pounds = np.full((n, len(GRANTS)), -1, dtype=np.int64)
    for number, (share, most) in enumerate(GRANTS):
        paid = np.minimum(np.rint(share * mean / 4).astype(np.int64), most)
        pounds[:, number] = np.where(claims, paid, -1)
        claims = claims & (rng.random(n) < CLAIMS_AGAIN)
    return Grants(pounds)
