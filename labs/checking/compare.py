"""Compare two normal forms part by part; say what differs without saying what the values are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from labs.checking import contract
from labs.checking.normalise import Mismatch, NormalCalls, NormalTable

#: A column's points can be earned with some rows missing, but not with fewer than this share of them.
ENOUGH_ROWS = 0.5


@dataclass
class Comparison:
    """Which parts of an answer equal the other's (``""`` is the whole), and what differs.

    ``follows`` names the table beside a figure if it is this that the figure draws, and not the expected values.
    """

    right: dict[str, bool]
    differences: list[Mismatch] = field(default_factory=list)
    follows: str = ""


def compare(kind: contract.Kind, answer: Any, expected: Any) -> Comparison:
    """Compare ``answer`` with ``expected``, both in the normal form of ``kind``."""
    if isinstance(kind, contract.Table):
        return _compare_tables(kind, answer, expected)
    if isinstance(kind, contract.Mapping):
        return _compare_mappings(kind, answer, expected)
    if isinstance(kind, contract.Function):
        return _compare_calls(kind, answer, expected)
    if isinstance(kind, contract.Figure):
        return _compare_figures(kind, answer, expected)
    if isinstance(kind, contract.List):
        same_length = len(answer) == len(expected)
        tolerance = kind.tolerance if kind.of == "number" else 0.0
        right = same_length and bool(equal_values(answer, expected, tolerance).all())
        mine, theirs = (Counter(values.tolist()) for values in (answer, expected))
        extra, absent = (mine - theirs).total(), (theirs - mine).total()
        return Comparison(
            {"": right}, [] if right else [Mismatch("list_differs", extra=extra, absent=absent)]
        )
    tolerance = kind.tolerance if isinstance(kind, contract.Number) and not kind.whole else 0.0
    right = bool(equal_values(np.array([answer]), np.array([expected]), tolerance)[0])
    return Comparison({"": right}, [] if right else [Mismatch("value_differs")])


def tolerance_of(kind: contract.Table | contract.Mapping, part: str) -> float:
    """Only numbers with fractions may differ a little: one day or one spell too many is one too many."""
    of = kind.columns[part] if isinstance(kind, contract.Table) else kind.of
    return kind.tolerances.get(part, kind.tolerance) if of == "number" else 0.0


def equal_values(left: np.ndarray, right: np.ndarray, tolerance: float) -> np.ndarray:
    """Element-wise equality: numbers within a relative tolerance, missing only with missing."""
    if left.dtype.kind in "OU" or right.dtype.kind in "OU":
        return np.array([a == b for a, b in zip(left.tolist(), right.tolist(), strict=True)], dtype=bool)
    left, right = left.astype("float64"), right.astype("float64")
    both_missing = np.isnan(left) & np.isnan(right)
    near = np.abs(left - right) <= tolerance * np.maximum(np.abs(right), 1e-9)
    return both_missing | np.where(np.isnan(left) | np.isnan(right), False, near)


def _compare_tables(kind: contract.Table, answer: NormalTable, expected: NormalTable) -> Comparison:
    left_rows, right_rows = _shared_rows(answer, expected, kind.key)
    extra, absent = len(answer) - len(left_rows), len(expected) - len(right_rows)
    differences = []
    if extra or absent:
        differences.append(Mismatch("rows_differ", extra=extra, absent=absent, one_row_per=kind.one_row_per))
    right = {"rows": not (extra or absent)}
    enough = len(left_rows) >= ENOUGH_ROWS * len(expected) and len(left_rows) > 0
    for name in kind.columns:
        if name in kind.key:
            continue
        tolerance = tolerance_of(kind, name)
        same = equal_values(answer.columns[name][left_rows], expected.columns[name][right_rows], tolerance)
        right[name] = enough and bool(same.all())
        if enough and not right[name]:
            differences.append(Mismatch("column_differs", column=name, rows=int((~same).sum()), of=len(same)))
    right[""] = all(right.values())
    return Comparison(right, differences)


def _shared_rows(
    answer: NormalTable, expected: NormalTable, key: tuple[str, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Places of the rows whose key both tables have, in the one and in the other. Keys are unique and sorted."""
    if all(np.array_equal(answer.columns[name], expected.columns[name]) for name in key):
        everything = np.arange(len(answer))
        return everything, everything
    mine, theirs = (
        pd.DataFrame({name: table.columns[name] for name in key}).assign(_place=np.arange(len(table)))
        for table in (answer, expected)
    )
    shared = mine.merge(theirs, on=list(key), suffixes=("_mine", "_theirs"))
    return shared["_place_mine"].to_numpy(), shared["_place_theirs"].to_numpy()


def _compare_mappings(kind: contract.Mapping, answer: dict[str, Any], expected: dict[str, Any]) -> Comparison:
    right = {
        key: bool(
            equal_values(np.array([answer[key]]), np.array([expected[key]]), tolerance_of(kind, key))[0]
        )
        for key in kind.keys
    }
    wrong = [key for key, is_right in right.items() if not is_right]
    right[""] = not wrong
    return Comparison(right, [Mismatch("keys_differ", keys=wrong)] if wrong else [])


def _compare_calls(kind: contract.Function, answer: NormalCalls, expected: NormalCalls) -> Comparison:
    right: dict[str, bool] = {}
    differences: list[Mismatch] = []
    wrong = []
    failed: dict[str, tuple[Mismatch, list[str]]] = {}
    for name, wanted in expected.results.items():
        given_back = answer.results.get(name, Mismatch("not_called"))
        if isinstance(wanted, Mismatch):  # what a catalogued mistake gives
            right[name] = wanted.same_as(given_back)
        elif isinstance(given_back, Mismatch):
            right[name] = False
            failed.setdefault(repr((given_back.code, given_back.facts)), (given_back, []))[1].append(name)
        else:
            right[name] = compare(kind.returns, given_back, wanted).right[""]
            if not right[name]:
                wrong.append(name)
    for cause, calls in failed.values():
        differences.append(Mismatch("call_failed", calls=calls, cause=cause))
    if wrong:
        differences.append(Mismatch("calls_differ", calls=wrong))
    right[""] = all(right.values())
    return Comparison(right, differences)


def _compare_figures(kind: contract.Figure, answer: dict[str, Any], expected: dict[str, Any]) -> Comparison:
    right = {"data": _same_series(answer[kind.marks], expected[kind.marks], kind.tolerance)}
    differences = [] if right["data"] else [_other_data(kind, answer[kind.marks], expected[kind.marks])]
    for axis, words in (("x_label", kind.x_label), ("y_label", kind.y_label)):
        label = answer[axis].casefold()
        right[axis] = any(word.casefold() in label for word in words) if words else bool(label.strip())
        if not right[axis]:
            differences.append(Mismatch("figure_label", axis=axis[0], words=list(words)))
    if kind.second_channel:
        right["channel"] = _told_apart(answer[kind.marks], answer["texts"])
        if not right["channel"]:
            differences.append(Mismatch("figure_channel"))
    if kind.names:
        right["names"] = _named(answer, len(answer[kind.marks]))
        if not right["names"]:
            differences.append(Mismatch("figure_names"))
    if kind.from_zero:
        right["zero"] = answer["y_from"] <= 0
        if not right["zero"]:
            differences.append(Mismatch("figure_zero"))
    right[""] = all(right.values())
    return Comparison(right, differences)


def shows_table(kind: contract.Figure, figure: dict[str, Any], table: NormalTable) -> bool:
    """Whether a figure draws the columns that ``kind.shows`` names as they stand in ``table``."""
    assert kind.shows is not None
    _, x, columns = kind.shows
    wanted = [{"x": table.columns[x], "y": table.columns[column]} for column in columns]
    return _same_series(figure[kind.marks], wanted, kind.tolerance)


#: What amounts are multiplied by on their way to another unit: shares to per cent, pounds to thousands, and back.
_UNITS = (100.0, 0.01, 1000.0, 0.001)


def _other_data(
    kind: contract.Figure, answer: list[dict[str, Any]], expected: list[dict[str, Any]]
) -> Mismatch:
    """In what a figure's data differ: in number, in nothing but the unit, or in some other way."""
    if len(answer) != len(expected):
        return Mismatch("figure_series", marks=kind.marks, shown=len(answer), wanted=len(expected))
    for factor in _UNITS:
        scaled = [{**series, "y": series["y"] * factor} for series in expected]
        if _same_series(answer, scaled, kind.tolerance):
            return Mismatch("figure_unit", marks=kind.marks, larger=factor > 1)
    return Mismatch("figure_data", marks=kind.marks)


def _same_series(answer: list[dict[str, Any]], expected: list[dict[str, Any]], tolerance: float) -> bool:
    """Whether both show the same series, whatever their order and names."""
    left = list(answer)
    for wanted in expected:
        found = next((one for one in left if _same_values(one, wanted, tolerance)), None)
        if found is None:
            return False
        left = [one for one in left if one is not found]
    return not left


def _same_values(one: dict[str, Any], other: dict[str, Any], tolerance: float) -> bool:
    if len(one["x"]) != len(other["x"]):
        return False
    order, other_order = (np.lexsort((s["y"], s["x"])) for s in (one, other))
    x, other_x = one["x"][order], other["x"][other_order]
    # A place is near another on the scale of the axis. As numbers, 2014 and 2015 are the same but for 0.05 %.
    spread = float(np.nanmax(other_x) - np.nanmin(other_x)) if np.isfinite(other_x).any() else 0.0
    same_places = np.isclose(x, other_x, rtol=0, atol=tolerance * (spread or 1.0), equal_nan=True)
    same_heights = equal_values(one["y"][order], other["y"][other_order], tolerance)
    return bool(same_places.all() and same_heights.all())


def _named(figure: dict[str, Any], count: int) -> bool:
    """Whether a legend, or texts beside them, can name that many series."""
    return count < 2 or len(set(figure["legend"])) >= count or len(_names(figure["texts"])) >= count


def _told_apart(series: list[dict[str, Any]], texts: list[str]) -> bool:
    """Whether several series differ in style, or texts in the picture are enough to name each."""
    if len({one["style"] for one in series}) == len(series):
        return True
    return len(_names(texts)) >= len(series)


def _names(texts: list[str]) -> set[str]:
    """The texts that can be names: a number beside a point names nothing."""
    return {text for text in texts if any(letter.isalpha() for letter in text)}
