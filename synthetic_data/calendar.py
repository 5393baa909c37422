"""Days, months and years as whole numbers.

A day is counted from 1 January 1970, a month from January 1970. An academic year is named by the calendar year in
which it ends, a tax year (6 April to 5 April) by the one in which it starts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LAST_TAX_YEAR = 2020
"""Tax year 2020-21 is the last in LEO iteration 2."""


def day(year: int, month: int, day_of_month: int) -> int:
    """Return the number of one day."""
    return int(np.datetime64(f"{year:04d}-{month:02d}-{day_of_month:02d}", "D").astype(np.int64))


LAST_DAY = day(2021, 4, 5)
"""Nothing is known after this day."""

OPEN_END = day(9999, 12, 31)
"""What is written for a spell without an end."""


def month_number(year: int, month: int) -> int:
    """Return the number of one month (month 1 = January)."""
    return (year - 1970) * 12 + month - 1


_MONTHS = np.arange(np.datetime64("1970-01"), np.datetime64("2030-01"))
MONTH_START = _MONTHS.astype("datetime64[D]").astype(np.int64).astype(np.int32)
"""First day of each month, by month number."""

_YEARS = range(1970, 2030)
TAX_YEAR_START = np.array([day(year, 4, 6) for year in _YEARS], dtype=np.int32)
"""First day of each tax year; the place is the year minus 1970."""


SCHOOL_YEAR_START = np.array([day(year - 1, 9, 1) for year in _YEARS], dtype=np.int32)
"""1 September in which each academic year starts; the place is the academic year minus 1970."""


def school_year_start(year: NDArray[np.integer]) -> NDArray[np.int32]:
    """Return 1 September in which each academic year (named by its end) starts."""
    return SCHOOL_YEAR_START[np.asarray(year) - 1970]


def tax_year_of(days: NDArray[np.integer]) -> NDArray[np.int32]:
    """Return the tax year (its starting year) in which each day lies."""
    return (np.searchsorted(TAX_YEAR_START, days, side="right") - 1 + 1970).astype(np.int32)


def as_dates(days: NDArray[np.integer]) -> NDArray[np.datetime64]:
    """Return days as ``datetime64[s]``, which can hold 31 December 9999."""
    return np.asarray(days).astype("datetime64[D]").astype("datetime64[s]")
