"""Self-employment by tax year: who, whether it is all they live on, and how much it brings. All invented."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_TAX_YEAR
from synthetic_data.lives.families import FIRST_YEAR, Families
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

STARTS, STARTS_MEN, STOPS = 0.008, 0.012, 0.16
"""Yearly chances of starting (and more for men) from two years after KS4 on, and of stopping."""
ONLY = 0.45
"""Share who have no job besides."""
LOG_PROFIT, PROFIT_SPREAD, WITH_JOB = 9.15, 0.75, -0.6
PARTNER, PARTNER_AND_SOLE = 0.10, 0.02
NO_PROFIT = 0.04


@dataclass(frozen=True)
class SelfEmployment:
    """Arrays of people x tax years from 2002."""

    active: NDArray[np.bool_]
    only: NDArray[np.bool_]
    sole: NDArray[np.int64]
    """Profit as a sole trader in pounds at 2017-18 prices, -1 if none."""
    partner: NDArray[np.int64]
    """Share of a partnership's profit in pounds at 2017-18 prices, -1 if none."""


def make_self_employment(plan: Plan, block: int, people: People, families: Families) -> SelfEmployment:
    """Return self-employment of the people of one block."""
    rng = stream(plan.seed, "self-employment", block)
    n, years = len(people), LAST_TAX_YEAR - FIRST_YEAR + 1
    active, only = np.zeros((n, years), dtype=bool), np.zeros((n, years), dtype=bool)
    sole, partner = np.full((n, years), -1, dtype=np.int64), np.full((n, years), -1, dtype=np.int64)
    now: NDArray[np.bool_] = np.zeros(n, dtype=bool)
    lives_on_it = rng.random(n) < ONLY
    skill = rng.normal(size=n)
    form = rng.random(n)
    for year in range(years):
        u, noise, nothing = rng.random(n), rng.normal(size=n), rng.random(n)
        starts = (u < STARTS + STARTS_MEN * ~people.female) & (people.cohort + 2 <= FIRST_YEAR + year)
        now = np.where(now, u >= STOPS, starts) & ~families.abroad[:, year]
        log_profit = LOG_PROFIT + PROFIT_SPREAD * skill + 0.35 * noise + WITH_JOB * ~lives_on_it
        profit = np.where(nothing < NO_PROFIT, 0, np.rint(np.exp(log_profit))).astype(np.int64)
        is_partner = form < PARTNER
        is_sole = ~is_partner | (form < PARTNER_AND_SOLE)
        active[:, year] = now
        only[:, year] = now & lives_on_it
        sole[:, year] = np.where(now & is_sole, profit, -1)
        partner[:, year] = np.where(now & is_partner, profit // 2 + 500, -1)
    return SelfEmployment(active, only, sole, partner)
