"""The tax records: spells in employment, pay by tax year, and self-assessment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_TAX_YEAR, OPEN_END
from synthetic_data.lives import Lives
from synthetic_data.lives.families import FIRST_YEAR
from synthetic_data.prices import deflators
from synthetic_data.records import ids
from synthetic_data.records.frames import where

FIRST_EARNINGS_YEAR, FIRST_SELF_ASSESSMENT_YEAR = 2003, 2013


def tax_year_code(year: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return tax years as six digits: 201819 for the one that starts in 2018."""
    year = np.asarray(year, dtype=np.int64)
    return year * 100 + (year + 1) % 100


def merge_spells(
    person: NDArray[np.integer], start: NDArray[np.integer], end: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Merge spells of one person that overlap or abut (the next starts the day after); sorted by person and start."""
    order = np.lexsort((end, start, person))
    person, start, end = person[order], start[order].astype(np.int64), end[order].astype(np.int64)
    # Adding a large step per person makes the running maximum start afresh with each person.
    step = np.int64(OPEN_END) * 2
    latest = np.maximum.accumulate(end + person * step) - person * step
    first = np.ones(len(person), dtype=bool)
    first[1:] = (person[1:] != person[:-1]) | (start[1:] > latest[:-1] + 1)
    last = (
        np.append(np.flatnonzero(first)[1:] - 1, len(person) - 1) if len(person) else np.array([], dtype=int)
    )
    return person[first], start[first], latest[last]


def employment(lives: Lives, found: NDArray[np.bool_]) -> dict[str, Any]:
    """Return spells in employment, employers dropped."""
    jobs = lives.jobs
    seen = found[jobs.person]
    person, start, end = merge_spells(jobs.person[seen].astype(np.int64), jobs.start[seen], jobs.end[seen])
    return {
        "EduKey": ids.edukey(lives.plan.seed, lives.people.number)[person],
        "StartDate": start,
        "EndDate": end,
        "UncertainStartDate": 0,
        "UncertainEndDate": 0,
    }


def earnings(lives: Lives, found: NDArray[np.bool_]) -> dict[str, Any]:
    """Return pay in whole pounds by person and tax year, summed over jobs."""
    pay = lives.pay
    person = lives.jobs.person[pay.job].astype(np.int64)
    keep = found[person] & (pay.tax_year >= FIRST_EARNINGS_YEAR)
    cell = person[keep] * 100 + (pay.tax_year[keep] - 2000)
    cells, place = np.unique(cell, return_inverse=True)
    pence = np.zeros(len(cells), dtype=np.int64)
    np.add.at(pence, place, pay.pence[keep])
    return {
        "Edukey": ids.edukey(lives.plan.seed, lives.people.number)[cells // 100],
        "TaxYear": tax_year_code(2000 + cells % 100),
        "Earnings": pence // 100,
    }


def self_assessment(lives: Lives, found: NDArray[np.bool_]) -> dict[str, Any]:
    """Return profits of the self-employed by tax year, from 2013-14 on."""
    own = lives.self_employment
    skip = FIRST_SELF_ASSESSMENT_YEAR - FIRST_YEAR
    person, year = np.nonzero(own.active[:, skip:] & found[:, None])
    prices = deflators(2017)
    nominal = np.array([prices[y] for y in range(FIRST_SELF_ASSESSMENT_YEAR, LAST_TAX_YEAR + 1)])[year]
    sole, partner = (
        np.where(profit[person, year + skip] < 0, -1, np.rint(profit[person, year + skip] * nominal)).astype(
            np.int64
        )
        for profit in (own.sole, own.partner)
    )
    both = np.maximum(sole, 0) + np.maximum(partner, 0)
    return {
        "Edukey": ids.edukey(lives.plan.seed, lives.people.number)[person],
        "TaxYear": tax_year_code(FIRST_SELF_ASSESSMENT_YEAR + year),
        "Self_Employed": 1,
        "EARNINGS_PTR": where(partner >= 0, partner),
        "EARNINGS_SOLE": where(sole >= 0, sole),
        "EARNINGS_SELF_EMPLOYMENT": pd.array(both, dtype="Int64"),
    }
