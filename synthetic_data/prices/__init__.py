"""Consumer prices: the monthly index, its mean by tax year, and deflators.

``cpi_d7bt_monthly.csv`` is the Office for National Statistics' series D7BT (CPI, all items, 2015 = 100), dataset MM23,
January 1997 to December 2021, release of 25 March 2026:
https://www.ons.gov.uk/economy/inflationandpriceindices/timeseries/d7bt/mm23.
Crown copyright, Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def monthly_index() -> dict[str, float]:
    """Return the index by month, ``{"1997-01": 69.2, ...}``."""
    with resources.files(__name__).joinpath("cpi_d7bt_monthly.csv").open(encoding="utf-8") as file:
        return {row["month"]: float(row["cpi_2015_100"]) for row in csv.DictReader(file)}


def tax_year_index(year: int) -> float:
    """Return the mean of the twelve months from April of a year, the first month of the tax year, to March."""
    months = [f"{year}-{m:02d}" for m in range(4, 13)] + [f"{year + 1}-{m:02d}" for m in range(1, 4)]
    index = monthly_index()
    return round(sum(index[m] for m in months) / 12, 4)


def deflators(base: int, first: int = 1997, last: int = 2020) -> dict[int, float]:
    """Return prices of each tax year relative to those of the base year (tax years named by their first year)."""
    return {year: round(tax_year_index(year) / tax_year_index(base), 6) for year in range(first, last + 1)}
