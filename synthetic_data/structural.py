"""Columns that are right in name, type, years, codes and missingness, and otherwise unrelated to anything.

They are made from the catalogue alone. Each draws from a stream of its own, so that asking for one more changes no
other. How often a value is missing is invented, and so is how often each code comes.
"""

from __future__ import annotations

import functools
import re
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calendar import as_dates, day
from synthetic_data.catalogue import Column, View
from synthetic_data.streams import pseudonym, stream

MOST_MISSING = 0.2
"""Largest share of values that are missing in the years in which a variable is collected."""
EXCEPTIONS = 0.03
"""Share of codes for what is no number, such as A for absent, among numbers."""
POOL = 200
"""Different values of a text whose codes the form does not list."""
MOST_CATEGORIES = 2_000
FIRST_YEAR, LAST_YEAR = 1996, 2021
NUMBERS_BY_NAME = (
    (r"yearofbirth|birth_?year|yob", (1984, 2006, 0)),
    (r"month", (1, 12, 0)),
    (r"age", (0, 19, 0)),
    (r"rank|_r$", (1, 32_844, 0)),
    (r"idaci|score|_s$", (0, 1, 3)),
    (r"hours|hrs", (0, 25, 0)),
    (r"sessions", (0, 380, 0)),
    (r"pred|scr|score|va", (-50, 1_050, 2)),
    (r"pts|point", (0, 540, 2)),
    (r"earnings|amount|amt|fee", (0, 60_000, 0)),
    (r"id$|number|index", (1, 10_000_000, 0)),
)  # fmt: skip
"""Least, greatest and decimal places of numbers that the form leaves open, by what their names have."""
OPEN_NUMBERS = {"int": (0, 20, 0), "bigint": (1, 2_000_000_000, 0), "float": (0, 100, 2)}
GRADES = ("A*", "A", "B", "C", "D", "E", "F", "G", "U")
TEXTS_BY_NAME: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"ethnic", ("WBRI", "WOTH", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "CHNE", "OOTH")),
    (r"lang", ("ENG", "ENB", "OTH", "OTB", "NOT")),
    (r"gender|sex", ("M", "F")),
    (r"sentype", ("SPLD", "MLD", "SLD", "PMLD", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "OTH")),
    (r"senstatus|senf|senprov|sen$", ("N", "A", "P", "S", "K", "E")),
    (r"month", tuple(map(str, range(1, 13)))),
    (r"grade|gfinal|gorigin|lev\d?$", GRADES),
    (r"flag|indicator|include|_ind$|bonus|exists|exempt", ("0", "1")),
)
"""Values of texts whose codes the form does not list, by what their names have."""
CODES = tuple(map(str, range(1, 10)))


def structural(view: View, column: Column, years: NDArray[np.integer] | None, rows: int, rng: Any) -> Any:
    """Return the values of one column.

    Parameters
    ----------
    view, column
        which one.
    years
        the year that each row is of; ``None`` where rows are of no year, or all of the year of the view.
    rows
        number of rows.
    rng
        the column's own stream.

    Returns
    -------
    array
        as pandas holds the column's type, with missing values; text as a category.
    """
    missing = rng.random(rows) < rng.random() * MOST_MISSING
    if not column.nullable:
        missing[:] = False
    if years is not None and column.years:
        missing |= ~np.isin(years, column.years)
    if years is None and column.years and view.years and not set(view.years) & set(column.years):
        missing[:] = True  # a view of one year that has the columns of all
    if column.type == "date":
        return _dates(view, years, rows, rng, missing)
    if column.type in ("int", "bigint", "bit", "float"):
        numbers = _numbers(view, column, rows, rng)
        if column.type == "float":
            return np.where(missing, np.nan, numbers)
        values = pd.arrays.IntegerArray(numbers.astype(np.int64), missing)
        return values.astype("Int8") if column.type == "bit" else values
    place, texts = _texts(view, column, years, rows, rng)
    return pd.Categorical.from_codes(np.where(missing, -1, place), pd.Index(texts))


def row_years(view: View, records: pd.DataFrame) -> NDArray[np.int64] | None:
    """Return the year that each row is of, from the last two digits of what the view says it by."""
    if not view.row_year:
        return None
    written, place = np.unique(records[view.row_year].to_numpy().astype("U12"), return_inverse=True)
    ends = np.array([int(text[-2:]) for text in written], dtype=np.int64).reshape(-1)
    return np.where(ends > LAST_YEAR % 100 + 50, 1900 + ends, 2000 + ends)[place]


def complete(view: View, modelled: View, records: pd.DataFrame, seed: int, block: int) -> pd.DataFrame:
    """Return records as a population holds them: with the columns and years of a view, under its names.

    Parameters
    ----------
    view
        what was asked for.
    modelled
        the same view with all its modelled columns.
    records
        of the modelled columns, under their field names.
    """
    if view == modelled:
        renamed = records.copy(deep=False)
        renamed.columns = pd.Index([view.fields[field] for field in records.columns])
        renamed.index = pd.RangeIndex(len(records))
        return renamed
    years = row_years(view, records)
    columns = {}
    for column in view.columns:
        if column.modelled:
            values = records[column.field]
            if years is not None and column.nullable and not modelled.column_for(column.field).nullable:
                values = _nullable(values)
            if years is not None and column.years != modelled.column_for(column.field).years:
                values = values.mask(~np.isin(years, column.years))
            columns[column.name] = values
        else:
            rng = stream(seed, f"structural {view.name} {column.name}", block)
            values = structural(view, column, years, len(records), rng)
            columns[column.name] = pd.Series(values, index=records.index)
    whole = pd.DataFrame(columns, index=records.index)
    if years is not None and view.years != modelled.years:
        whole = whole[np.isin(years, view.years)]
    return whole.reset_index(drop=True)


def _nullable(values: pd.Series) -> pd.Series:
    """Give whole numbers and flags a type that can hold missing values."""
    if values.dtype == np.int64:
        return values.astype("Int64")
    return values.astype("Int8") if values.dtype == np.int8 else values


def _by_name(column: Column, table: Any, otherwise: Any) -> Any:
    name = column.field.lower()
    return next((found for pattern, found in table if re.search(pattern, name)), otherwise)


def _years_of(view: View, column: Column) -> tuple[int, int]:
    years = set(column.years) & set(view.years) or set(view.years) or {FIRST_YEAR, LAST_YEAR}
    return min(years), max(years)


def _dates(
    view: View, years: NDArray[np.integer] | None, rows: int, rng: Any, missing: NDArray[np.bool_]
) -> Any:
    """Return days of the academic year that a row is of, or of any that the view covers."""
    first = min(view.years, default=FIRST_YEAR)
    last = max(view.years, default=LAST_YEAR)
    ends = rng.integers(first, last + 1, rows, dtype=np.int64) if years is None else years
    starts = np.array([day(year - 1, 9, 1) for year in range(FIRST_YEAR - 10, LAST_YEAR + 2)], dtype=np.int64)
    days = starts[ends - FIRST_YEAR + 10] + rng.integers(0, 365, rows, dtype=np.int64)
    return as_dates(np.where(missing, np.datetime64("NaT").astype(np.int64), days))


def _numbers(view: View, column: Column, rows: int, rng: Any) -> NDArray[Any]:
    whole = [int(code) for code in column.domain.codes if re.fullmatch(r"-?\d+", code)]
    if column.type == "bit":
        return rng.integers(0, 2, rows, dtype=np.int64)
    if whole and column.domain.low is None:
        return np.array(whole, dtype=np.int64)[rng.integers(0, len(whole), rows, dtype=np.int64)]
    low, high, places = column.domain.low, column.domain.high, column.domain.places
    if low is None or high is None:
        low, high, places = _by_name(column, NUMBERS_BY_NAME, OPEN_NUMBERS[column.type])
        if column.type != "float":
            places = 0
            if re.search(r"year|yr|cycle", column.field.lower()) and "birth" not in column.field.lower():
                low, high = _years_of(view, column)
    if not places:
        return rng.integers(int(low), int(high) + 1, rows, dtype=np.int64)
    return np.round(low + (high - low) * rng.random(rows), places)


def _texts(
    view: View, column: Column, years: NDArray[np.integer] | None, rows: int, rng: Any
) -> tuple[NDArray[np.int64], list[str]]:
    """Return places in a list of texts, and the list."""
    codes = list(column.domain.codes)
    low, high, places = column.domain.low, column.domain.high, column.domain.places
    if column.type == "varchar(9)" and column.domain.open:
        first, last = _years_of(view, column)
        texts = [f"{year - 1}/{year}" for year in range(FIRST_YEAR - 10, LAST_YEAR + 1)]
        ends = rng.integers(first, last + 1, rows, dtype=np.int64) if years is None else years
        return np.asarray(ends, dtype=np.int64) - FIRST_YEAR + 10, texts
    if low is None or high is None:
        texts = codes or list(_open_texts(column))
        return _fitted(rng.integers(0, len(texts), rows, dtype=np.int64), texts, column)
    step = 10.0**-places
    count = min(round((high - low) / step) + 1, MOST_CATEGORIES)
    spread = np.round(np.linspace(low, high, count), places)
    texts = codes + [f"{number:.{places}f}" for number in spread]
    place = len(codes) + rng.integers(0, count, rows, dtype=np.int64)
    if codes:
        place = np.where(
            rng.random(rows) < EXCEPTIONS, rng.integers(0, len(codes), rows, dtype=np.int64), place
        )
    return _fitted(place, texts, column)


def _fitted(
    place: NDArray[np.int64], texts: list[str], column: Column
) -> tuple[NDArray[np.int64], list[str]]:
    """Cut texts to the width of their column; two that become the same are one."""
    width = re.search(r"\((\d+)\)", column.type)
    short = [text[: int(width[1])] for text in texts] if width else texts
    once = list(dict.fromkeys(short))
    return np.array([once.index(text) for text in short], dtype=np.int64)[place], once


@functools.lru_cache(maxsize=4096)
def _pool(kind: str, name: str) -> tuple[str, ...]:
    """Return invented ids and codes of areas, which depend on the name of the variable alone."""
    if kind == "area":
        letter = "E02" if "msoa" in name else "E01" if "lsoa" in name else "E00"
        return tuple(f"{letter}{990_000 + number}" for number in range(POOL))
    if kind == "id":
        return tuple(pseudonym(0, name, number, 8) for number in range(POOL))
    return tuple(pseudonym(0, name, number) for number in range(POOL))


def _open_texts(column: Column) -> tuple[str, ...]:
    name = column.field.lower()
    if "pupilmatching" in name:
        return tuple(text[:18] for text in _pool("pseudonym", name))
    if re.search(r"lsoa|msoa|coa|oa\d\d|oacode", name):
        return _pool("area", name)
    if re.search(r"anon|laestab|urn|ukprn|upin|estab", name):
        return _pool("pseudonym", name)
    known: tuple[str, ...] = _by_name(column, TEXTS_BY_NAME, ())
    if known:
        return known
    if re.search(r"id$|no$|qan|number|identifier|ref$", name):
        return _pool("id", name)
    return CODES
