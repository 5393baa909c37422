"""Bring any right form of an answer to one form, so that only its values are compared.

What comes out holds plain NumPy arrays of two types only, ``float64`` (numbers, dates as days since 1970,
true and false as 1 and 0; a missing value is NaN) and ``object`` (text; a missing value is ``None``), and is
a copy: nothing a learner does later can change it.

Accepted: index or columns, any order of rows and columns, any width of integer, whole floats for integers,
categories, nullable types, pandas 2 and 3, polars, Arrow and DuckDB results, lists of dicts, NumPy scalars.
"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import decimal
import math
import re
import warnings
from collections.abc import Callable, KeysView, ValuesView
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from labs.checking import contract
from labs.checking.figures import read_figure

MAX_ROWS = 5_000_000
MAX_TEXT = 100_000

#: How far, relatively, the way to a whole number may lead through fractions: 0.29 * 100 is 28.999999999999996.
NEARLY_WHOLE = 1e-12

_MONTH = "months (a date, a period, '2015-04' or 201504)"
_MONTH_TEXT = re.compile(r"(\d{4})-?(\d\d)(-\d\d.*)?", re.DOTALL)


class Mismatch(Exception):
    """An answer does not fit its declaration. ``code`` and ``facts`` are put into words by ``message``."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def same_as(self, other: Any) -> bool:
        """Whether ``other`` is a mismatch of the same kind with the same facts."""
        return isinstance(other, Mismatch) and (self.code, self.facts) == (other.code, other.facts)


@dataclass
class NormalTable:
    """A table in normal form: ``columns`` by declared name, rows sorted by the key."""

    columns: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()))) if self.columns else 0


@dataclass
class NormalCalls:
    """What a function gave for each named input: a normal value, or the ``Mismatch`` that came instead."""

    results: dict[str, Any]


_KIND_NAMES = {
    contract.Table: "a table",
    contract.Number: "a number",
    contract.Text: "a text",
    contract.Boolean: "True or False",
    contract.List: "a list",
    contract.Mapping: "a dict",
    contract.Figure: "a figure",
    contract.Function: "a function",
}


def normalise(value: Any, kind: contract.Kind) -> Any:
    """The normal form of ``value``; raises ``Mismatch`` if it cannot be an answer of this ``kind``.

    Table -> NormalTable; Number -> float; Text -> str; Boolean -> bool; List -> array; Mapping -> dict of
    floats, strings or bools; Figure -> dict (see ``figures``); Function -> the callable itself, which
    ``call_function`` tries out.
    """
    if value is Ellipsis:
        raise Mismatch("not_answered")
    if value is None:
        raise Mismatch("is_none", wanted=_KIND_NAMES[type(kind)])
    with warnings.catch_warnings():
        # A learner's result may make pandas warn while it is read; that says nothing about the answer.
        warnings.simplefilter("ignore")
        return _NORMALISERS[type(kind)](value, kind)


def call_function(function: Callable[..., Any], kind: contract.Function, seed: int) -> NormalCalls:
    """Call ``function`` on copies of each of the declared inputs drawn from ``seed``, by position.

    Raises ``Mismatch`` if it gives back nothing whatever the input, as an untouched stub does.
    """
    results: dict[str, Any] = {}
    for call, arguments in kind.tried_on(np.random.default_rng(seed)).items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                given_back = function(*copy.deepcopy([arguments[name] for name in kind.parameters()]))
            results[call] = normalise(given_back, kind.returns)
        except Mismatch as mismatch:
            results[call] = mismatch
        except Exception as error:  # whatever a learner's function raises is an answer, not our failure
            results[call] = Mismatch("raised", error=type(error).__name__, text=str(error)[:200])
    if all(isinstance(result, Mismatch) and result.code == "is_none" for result in results.values()):
        raise Mismatch("gives_nothing")
    return NormalCalls(results)


def _wrong_kind(value: Any, kind: contract.Kind) -> Mismatch:
    return Mismatch("wrong_kind", wanted=_KIND_NAMES[type(kind)], found=_name_of(value))


def _name_of(value: Any) -> str:
    name = type(value).__name__
    if callable(value) and not isinstance(value, type):
        return "a function (were its brackets () forgotten?)"
    known = {
        "DataFrame": "a table",
        "Series": "a Series",
        "DataFrameGroupBy": "a groupby that has not been summed up yet",
        "SeriesGroupBy": "a groupby that has not been summed up yet",
        "ndarray": "an array",
        "str": "a text",
        "bool": "True or False",
        "int": "a number",
        "float": "a number",
        "dict": "a dict",
        "list": "a list",
        "tuple": "a tuple",
        "set": "a set",
    }
    return known.get(name, f"an object of type {name}")


# --- single values -----------------------------------------------------------------------------------------


def _unwrap(value: Any) -> Any:
    """A NumPy scalar or zero-dimensional array as Python's own type; a Decimal as a float."""
    if isinstance(value, np.generic):
        return value.item()
    if type(value) is np.ndarray and value.ndim == 0:
        return value.item()
    if type(value) is decimal.Decimal:
        return float(value)
    return value


def _number(value: Any, kind: contract.Number) -> float:
    value = _unwrap(value)
    if value is pd.NA:
        value = math.nan
    if type(value) not in (int, float):
        raise _wrong_kind(value, kind)
    number = float(value)
    if math.isnan(number):
        raise Mismatch("is_missing")
    if math.isinf(number):
        raise Mismatch("is_infinite")
    if kind.whole:
        if abs(number - round(number)) > NEARLY_WHOLE * max(abs(number), 1):
            raise Mismatch("not_whole")
        return float(round(number))
    return number


def _text(value: Any, kind: contract.Text) -> str:
    value = _unwrap(value)
    if type(value) is not str:
        raise _wrong_kind(value, kind)
    text = " ".join(value[:MAX_TEXT].split()).casefold()
    allowed = [choice.casefold() for choice in kind.choices]
    if allowed and text not in allowed:
        raise Mismatch("not_a_choice", choices=", ".join(map(repr, kind.choices)))
    return text


def _boolean(value: Any, kind: contract.Boolean) -> bool:
    value = _unwrap(value)
    if type(value) is not bool:
        raise _wrong_kind(value, kind)
    return value


# --- columns -----------------------------------------------------------------------------------------------


def _column(values: Any, value_type: str, where: str) -> np.ndarray:
    """One column (Series, array or list) in normal form: float64 or object text."""
    series = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype=object)
    if len(series) > MAX_ROWS:
        raise Mismatch("too_long", rows=len(series))
    if isinstance(series.dtype, pd.CategoricalDtype):
        # not astype: a type of integers has no room for a missing category
        series = pd.Series(series.cat.categories).reindex(series.cat.codes.to_numpy())
    return _COLUMN_READERS[value_type](series, where)


def _bad_type(where: str, wanted: str, found: Any) -> Mismatch:
    return Mismatch("column_type", column=where, wanted=wanted, found=str(found))


def _plural_of(value: Any) -> str:
    """What a column of such values holds, in plain words."""
    words = {"str": "text", "int": "numbers", "float": "numbers", "bool": "True and False"}
    if isinstance(value, dt.date | pd.Timestamp | pd.Period):
        return "dates"
    return words.get(type(value).__name__, f"values of type {type(value).__name__}")


def _objects(series: pd.Series) -> np.ndarray:
    """The values as Python objects, missing ones as None."""
    values = series.astype(object).to_numpy(dtype=object)
    missing = series.isna().to_numpy(dtype=bool)
    out = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        out[place] = None if missing[place] else _unwrap(value)
    return out


def _text_column(series: pd.Series, where: str) -> np.ndarray:
    values = _objects(series)
    for value in values:
        if value is not None and type(value) is not str:
            raise _bad_type(where, "text", _plural_of(value))
    return values


def _number_column(series: pd.Series, where: str, wanted: str = "numbers") -> np.ndarray:
    if pd.api.types.is_numeric_dtype(series.dtype) and not pd.api.types.is_complex_dtype(series.dtype):
        numbers = series.astype("Float64") if pd.api.types.is_extension_array_dtype(series.dtype) else series
        out = np.array(numbers.to_numpy(dtype="float64", na_value=np.nan), copy=True)
    else:
        values = _objects(series)
        for value in values:
            if value is not None and type(value) not in (int, float, bool):
                raise _bad_type(where, wanted, _plural_of(value))
        out = np.array([math.nan if value is None else float(value) for value in values], dtype="float64")
    if np.isinf(out).any():
        raise Mismatch("column_infinite", column=where)
    return out


def _integer_column(series: pd.Series, where: str) -> np.ndarray:
    numbers = _number_column(series, where)
    whole = np.round(numbers)
    if (np.abs(numbers - whole) > NEARLY_WHOLE * np.maximum(np.abs(whole), 1)).any():
        raise Mismatch("column_not_whole", column=where)
    return whole


def _boolean_column(series: pd.Series, where: str) -> np.ndarray:
    numbers = _number_column(series, where, wanted="True or False")
    present = numbers[~np.isnan(numbers)]
    if not np.isin(present, (0.0, 1.0)).all():
        raise _bad_type(where, "True or False", "other numbers")
    return numbers


def _days(values: np.ndarray) -> np.ndarray:
    """datetime64 values of any unit as float days since 1970-01-01, missing as NaN."""
    days = values.astype("datetime64[D]")
    out = days.astype("int64").astype("float64")
    out[np.isnat(days)] = np.nan
    return out


#: A date as text, as CSV files and `astype(str)` have it.
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([ T]00:00:00)?")


def as_dates(days: np.ndarray) -> np.ndarray:
    """Days since 1970 (NaN where missing) as datetime64[D]."""
    missing = np.isnan(days)
    dates = np.where(missing, 0, days).astype("int64").astype("datetime64[D]")
    dates[missing] = np.datetime64("NaT")
    return dates


def _date_column(series: pd.Series, where: str) -> np.ndarray:
    if isinstance(series.dtype, pd.PeriodDtype):
        # not start_time: its nanoseconds end in 2262, and open ends lie in 9999
        return _days(series.dt.asfreq("D", "start").astype("int64").to_numpy().view("datetime64[D]"))
    if getattr(series.dtype, "type", None) is dt.date:  # Arrow's days
        series = series.astype(object)
    if pd.api.types.is_datetime64_any_dtype(series.dtype):
        if getattr(series.dt, "tz", None) is not None:
            series = series.dt.tz_localize(None)
        return _days(series.to_numpy())
    values = _objects(series)
    if all(value is None or (type(value) is str and _ISO_DATE.fullmatch(value)) for value in values):
        text = ["NaT" if value is None else value[:10] for value in values]
        try:
            return _days(np.array(text, dtype="datetime64[D]"))
        except ValueError:
            raise _bad_type(where, "dates", "text that is no date") from None
    days = np.full(len(values), "NaT", dtype="datetime64[D]")
    for place, value in enumerate(values):
        if value is None:
            continue
        if isinstance(value, pd.Period):
            value = value.asfreq("D", "start")
        elif not isinstance(value, dt.date):
            raise _bad_type(where, "dates", _plural_of(value))
        days[place] = np.datetime64(value.strftime("%Y-%m-%d") if value.year >= 1000 else "NaT", "D")
    return _days(days)


def _month_column(series: pd.Series, where: str) -> np.ndarray:
    """Months from dates, periods, 'YYYY-MM...' text or numbers such as 201504, as days of their first."""
    if not pd.api.types.is_numeric_dtype(series.dtype):
        values = _objects(series)
        kinds = {type(value) for value in values if value is not None}
        if kinds == {str}:
            numbers = [None if value is None else _month_number(value, where) for value in values]
            series = pd.Series(numbers, dtype="float64")
        elif not kinds <= {int, float}:
            return _days(as_dates(_date_column(series, where)).astype("datetime64[M]"))
    whole = _integer_column(series, where)
    years, months = np.divmod(whole, 100)
    present = ~np.isnan(whole)
    if not ((years >= 1900) & (years <= 9999) & (months >= 1) & (months <= 12))[present].all():
        raise _bad_type(where, _MONTH, "other numbers")
    out = np.full(len(whole), "NaT", dtype="datetime64[M]")
    out[present] = ((years - 1970) * 12 + months - 1)[present].astype("int64").astype("datetime64[M]")
    return _days(out)


def _month_number(text: str, where: str) -> int:
    found = _MONTH_TEXT.fullmatch(text)
    if found is None:
        raise _bad_type(where, _MONTH, "other text")
    return int(found[1] + found[2])


_COLUMN_READERS: dict[str, Callable[[pd.Series, str], np.ndarray]] = {
    "text": _text_column,
    "integer": _integer_column,
    "number": _number_column,
    "boolean": _boolean_column,
    "date": _date_column,
    "month": _month_column,
}


# --- tables, lists, mappings -------------------------------------------------------------------------------


def _as_frame(value: Any, kind: contract.Kind) -> pd.DataFrame:
    """A pandas frame from any of the accepted forms of a table, with a named index turned into columns."""
    home = type(value).__module__.partition(".")[0]
    if home == "polars" and type(value).__name__ in ("DataFrame", "LazyFrame"):
        value = value.collect() if type(value).__name__ == "LazyFrame" else value
        value = pd.DataFrame({name: value[name].to_list() for name in value.columns})
    elif home == "pyarrow" and hasattr(value, "to_pandas"):
        value = value.to_pandas(date_as_object=True)
    elif "DuckDBPyRelation" in type(value).__name__:
        value = value.df()
    elif type(value) is list and value and all(type(row) is dict for row in value):
        value = pd.DataFrame.from_records(value)
    elif isinstance(value, pd.Series):
        value = value.to_frame(name="0" if value.name is None else value.name)
    if not isinstance(value, pd.DataFrame):
        raise _wrong_kind(value, kind)
    index_names = [name for name in value.index.names if name is not None]
    if index_names:
        keep = [name for name in index_names if name not in value.columns]
        value = value.reset_index(keep) if keep else value
    if value.columns.nlevels > 1:
        raise Mismatch("two_level_columns")
    return value


def _fits(values: Any, types: set[str]) -> bool:
    """Whether a column could stand for a missing one, having one of its types."""
    for value_type in types:
        with contextlib.suppress(Mismatch, TypeError, ValueError):
            _column(values, value_type, "")
            return True
    return False


def _table(value: Any, kind: contract.Table) -> NormalTable:
    frame = _as_frame(value, kind)
    by_folded: dict[str, Any] = {}
    for column in frame.columns:
        by_folded.setdefault(str(column).casefold(), column)
    by_folded |= {name.casefold(): name for name in kind.columns if name in frame.columns}
    absent = [name for name in kind.columns if name.casefold() not in by_folded]
    if absent:
        declared = {name.casefold() for name in kind.columns}
        spare = [column for folded, column in by_folded.items() if folded not in declared]
        fitting = [str(column) for column in spare if _fits(frame[column], {kind.columns[a] for a in absent})]
        raise Mismatch("missing_columns", columns=absent, spare=fitting)
    if not frame.columns.is_unique:
        twice = [str(c) for c in frame.columns[frame.columns.duplicated()]]
        if {name.casefold() for name in twice} & {name.casefold() for name in kind.columns}:
            raise Mismatch("column_twice", columns=twice)
    columns = {
        name: _column(frame[by_folded[name.casefold()]], value_type, name)
        for name, value_type in kind.columns.items()
    }
    if len(frame) == 0:
        raise Mismatch("empty_table", one_row_per=kind.one_row_per)
    keys = pd.DataFrame({name: columns[name] for name in kind.key})
    if keys.isna().any(axis=None):
        raise Mismatch("key_missing", key=[name for name in kind.key if keys[name].isna().any()])
    doubled = int(keys.duplicated().sum())
    if doubled:
        raise Mismatch("key_twice", key=list(kind.key), rows=doubled, one_row_per=kind.one_row_per)
    order = keys.sort_values(list(kind.key), kind="stable").index.to_numpy()
    return NormalTable({name: array[order] for name, array in columns.items()})


def _list(value: Any, kind: contract.List) -> np.ndarray:
    if type(value) in (set, frozenset, tuple, range) or isinstance(value, KeysView | ValuesView):
        value = list(value)
    elif isinstance(value, pd.api.extensions.ExtensionArray):  # as .unique() gives for text
        value = pd.Series(value)
    elif type(value).__module__.startswith("pyarrow") and hasattr(value, "to_pylist"):
        value = value.to_pylist()
    elif isinstance(value, pd.Series | pd.Index) or type(value) is np.ndarray:
        value = pd.Series(np.asarray(value)) if isinstance(value, pd.Index) else value
        if type(value) is np.ndarray and value.ndim != 1:
            raise _wrong_kind(value, kind)
        value = value if isinstance(value, pd.Series) else pd.Series(value)
    elif type(value).__module__.startswith("polars") and hasattr(value, "to_list"):
        value = value.to_list()
    elif type(value) is not list:
        raise _wrong_kind(value, kind)
    try:
        array = _column(value, kind.of, "the list")
    except TypeError:
        raise _wrong_kind(value, kind) from None
    if kind.ordered:
        return array
    missing = pd.isna(array)
    return np.concatenate([np.sort(array[~missing], kind="stable"), array[missing]])


def _mapping(value: Any, kind: contract.Mapping) -> dict[str, Any]:
    if not isinstance(value, dict | pd.Series) and type(value) is not list:
        frame = _as_frame(value, kind)
        if len(frame) != 1:
            raise _wrong_kind(value, kind)
        value = frame.iloc[0]
    if isinstance(value, pd.Series):
        pairs = list(zip(value.index.tolist(), value.tolist(), strict=True))
    elif isinstance(value, dict):
        pairs = list(dict.items(value))
    else:
        raise _wrong_kind(value, kind)
    found: dict[str, list[Any]] = {}
    for key in kind.keys:
        exact = [item for name, item in pairs if str(name) == key]
        found[key] = exact or [item for name, item in pairs if str(name).strip().casefold() == key.casefold()]
    absent = [key for key, items in found.items() if not items]
    if absent:
        raise Mismatch("missing_keys", keys=absent)
    twice = [key for key, items in found.items() if len(items) > 1]
    if twice:
        raise Mismatch("keys_twice", keys=twice)
    return {key: _mapping_value(items[0], kind, key) for key, items in found.items()}


def _mapping_value(value: Any, kind: contract.Mapping, key: str) -> Any:
    array = _column([value], kind.of, key)
    item = array[0]
    if item is None or (isinstance(item, float) and math.isnan(item)):
        raise Mismatch("key_value_missing", key=key)
    return item if kind.of == "text" else float(item)


def _figure(value: Any, kind: contract.Figure) -> dict[str, Any]:
    figure = read_figure(value)
    if figure is None:
        # as plt.gcf() gives after plt.show(), or in another cell than the drawing
        raise Mismatch("empty_figure") if hasattr(value, "add_axes") else _wrong_kind(value, kind)
    if not figure[kind.marks]:
        raise Mismatch("no_marks", marks=kind.marks)
    return figure


def _function(value: Any, kind: contract.Function) -> Callable[..., Any]:
    if not callable(value) or isinstance(value, type):
        raise _wrong_kind(value, kind)
    return value


_NORMALISERS: dict[type, Callable[[Any, Any], Any]] = {
    contract.Table: _table,
    contract.Number: _number,
    contract.Text: _text,
    contract.Boolean: _boolean,
    contract.List: _list,
    contract.Mapping: _mapping,
    contract.Figure: _figure,
    contract.Function: _function,
}
