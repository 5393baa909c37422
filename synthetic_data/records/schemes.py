"""What two schemes of the pandemic paid whom: furlough (CJRS) and grants to the self-employed (SEISS).

Each table has a row for a person and tax year with any of it. Months are written as a text of twelve noughts and ones;
which month comes first the form does not say, and April to March is our reading.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import MONTH_START, month_number
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.records import ids
from synthetic_data.records.leo import tax_year_code
from synthetic_data.records.shared import Shared, writes

GRANT_MONTHS = ((0, 1), (2, 3, 4), (7, 8, 9))
"""Months of tax year 2020-21, from April, that each grant stands for; the first began in March 2020."""
WEEKS_OF_A_GRANT = 13


def _flags(on: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Write rows of twelve flags as texts."""
    letters = np.where(on, b"1", b"0").astype("S1")
    return np.ascontiguousarray(letters).view("S12").ravel().astype("U12").astype(object)


@writes("cjrs")
def cjrs(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return months and weeks of furlough by person and tax year.

    Weeks are added up over jobs and capped at what the months with furlough hold.
    """
    furlough = lives.furlough
    seen = shared.found[furlough.person]
    person, start, end = furlough.person[seen], furlough.start[seen], furlough.end[seen]
    rows = []
    for year in (2019, 2020):
        first = month_number(year, 4)
        opens, closes = (
            MONTH_START[first : first + 12].astype(np.int64),
            MONTH_START[first + 1 : first + 13] - 1,
        )
        days = np.minimum(end[:, None], closes) - np.maximum(start[:, None], opens) + 1
        days = np.maximum(days, 0)
        at_end = (start[:, None] <= closes) & (end[:, None] >= closes)
        inside = days.any(axis=1)
        who, place = np.unique(person[inside], return_inverse=True)
        total = np.zeros((len(who), 12), dtype=np.int64)
        np.add.at(total, place, days[inside])
        last_day = np.zeros((len(who), 12), dtype=bool)
        np.logical_or.at(last_day, place, at_end[inside])
        during = total > 0
        weeks = -(-total.sum(axis=1) // 7)
        most = -(-(during * (closes - opens + 1)).sum(axis=1) // 7)
        rows.append((who, year, during, last_day, np.minimum(weeks, most), weeks > most))
    who = np.concatenate([row[0] for row in rows])
    return {
        "EDUKEY": ids.edukey(lives.plan.seed, lives.people.number)[who],
        "TAXYEAR": tax_year_code(np.concatenate([np.full(len(row[0]), row[1]) for row in rows])),
        "CJRS_EOM_IND": np.concatenate([_flags(row[3]) for row in rows]),
        "CJRS_DTM_IND": np.concatenate([_flags(row[2]) for row in rows]),
        "CJRS_WKS_CAPPED": np.concatenate([row[5] for row in rows]),
        "CJRS_TOT_WKS": np.concatenate([row[4] for row in rows]),
    }


@writes("seiss")
def seiss(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return grants of tax year 2020-21 by person."""
    pounds = lives.grants.pounds
    claimed = (pounds >= 0) & shared.found[:, None]
    who = np.flatnonzero(claimed.any(axis=1))
    months = np.zeros((len(who), 12), dtype=bool)
    for grant, covers in enumerate(GRANT_MONTHS):
        months[:, covers] |= claimed[who, grant][:, None]
    return {
        "EDUKEY": ids.edukey(lives.plan.seed, lives.people.number)[who],
        "TAXYEAR": tax_year_code(np.full(len(who), 2020)),
        "SEISS_TOT_WKS": WEEKS_OF_A_GRANT * claimed[who].sum(axis=1),
        "SEISS_TOT_AMT": np.where(claimed[who], pounds[who], 0).sum(axis=1),
        "SEISS_EOM_IND": _flags(months),
        "SEISS_DTM_IND": _flags(months),
    }
