"""From fields to frames: what a record writer hands over becomes a frame with the catalogue's types.

Frames carry the catalogue's bare field names (``FSMeligible``) until every fault is planted; only then do the columns
get the names they have in the view (``FSMeligible_spr11``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data import catalogue
from synthetic_data.calendar import as_dates

TEXT = pd.Series(["text"]).dtype
"""What pandas holds text as: objects in version 2, a type of its own in version 3, even where all is missing."""
NO_DAY = np.iinfo(np.int64).min
"""A date that is missing."""


def where(known: NDArray[np.bool_], value: Any) -> Any:
    """Return ``value`` where known, and missing elsewhere, for text, whole numbers, flags and decimals."""
    value = np.broadcast_to(value, known.shape)
    if value.dtype == object:
        kept = np.full(known.shape, None, dtype=object)
        kept[known] = value[known]
        return kept
    if value.dtype.kind == "f":
        return np.where(known, value, np.nan)
    return pd.arrays.IntegerArray(value.astype(np.int64), ~known)


def _typed(values: Any, column: catalogue.Column) -> Any:
    if column.type == "date":
        return as_dates(np.where(values == NO_DAY, np.datetime64("NaT").astype(np.int64), values))
    if column.type in ("int", "bigint", "bit"):
        width = "8" if column.type == "bit" else "64"
        if column.nullable:
            return pd.array(values).astype(f"Int{width}")
        return np.asarray(values).astype(f"int{width}")
    if column.type == "float":
        return np.asarray(values, dtype=np.float64)
    return pd.Series(np.asarray(values, dtype=object), dtype=TEXT)


def frame(view: catalogue.View, fields: Mapping[str, Any]) -> pd.DataFrame:
    """Return the records of a view under bare field names; fields that the view lacks are left out."""
    length = max(len(values) for values in fields.values() if not np.isscalar(values))
    columns = {}
    for column in view.columns:
        values = fields[column.field]
        columns[column.field] = _typed(np.full(length, values) if np.isscalar(values) else values, column)
    return pd.DataFrame(columns)


def in_their_years(
    view: catalogue.View, year: NDArray[np.int64], fields: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields that a view has, each missing in rows of years in which it was not collected."""
    kept = {}
    for column in view.columns:
        value = fields[column.field]
        if column.nullable and not set(view.years) <= set(column.years or view.years):
            known = np.isin(year, column.years)
            if column.type == "date":
                value = np.where(known, value, NO_DAY)
            elif isinstance(value, pd.arrays.IntegerArray):
                value = value.copy()
                value[~known] = pd.NA
            elif np.isscalar(value) and isinstance(value, str):
                value = where(known, np.full(len(year), value, dtype=object))
            else:
                value = where(known, value)
        kept[column.field] = value
    return kept
