"""Show an author how an answer differs from the reference: with the values, which learners never see."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from labs.checking import contract
from labs.checking.compare import compare, equal_values, tolerance_of
from labs.checking.message import in_words
from labs.checking.normalise import Mismatch, NormalTable, as_dates

#: Rows, values and series shown of each kind of difference.
SHOWN = 3


def differences(name: str, kind: contract.Kind, came: Any, expected: Any) -> list[str]:
    """Lines that say what ``came`` where something else was ``expected``, ``-`` and ``+`` as in a diff.

    Both are in normal form, or the ``Mismatch`` that says why there is none. No lines if they are equal.
    """
    for value, sign in ((came, "+"), (expected, "-")):
        if isinstance(value, Mismatch):
            return [f"{sign} {in_words(value, name)}"]
    parts = compare(kind, came, expected).right
    if parts[""]:
        return []
    if isinstance(kind, contract.Table):
        return _table(name, kind, came, expected, parts)
    if isinstance(kind, contract.Mapping):
        wrong = [key for key in kind.keys if not parts[key]]
        return [line for key in wrong for line in _pair(f"{name}[{key!r}]", came[key], expected[key])]
    if isinstance(kind, contract.Function):
        return [
            line
            for call in kind.parts
            if not parts[call]
            for line in _call(f"{name}({call})", kind, came.results.get(call), expected.results[call])
        ]
    if isinstance(kind, contract.Figure):
        return _figure(name, kind, came, expected, parts)
    if isinstance(kind, contract.List):
        return _pair(name, _several(came, kind.of), _several(expected, kind.of))
    return _pair(name, came, expected)


def _pair(where: str, came: Any, expected: Any) -> list[str]:
    old, new = (f"{v:.10g}" if isinstance(v, float) else str(v) for v in (expected, came))
    return [f"- {where}: {old}", f"+ {where}: {new}"]


def _call(where: str, kind: contract.Function, came: Any, expected: Any) -> list[str]:
    if came is None:
        return [f"+ {where} was not called"]
    return differences(where, kind.returns, came, expected)


def _figure(name: str, kind: contract.Figure, came: Any, expected: Any, parts: dict[str, bool]) -> list[str]:
    lines = []
    if not parts["data"]:
        for sign, figure in (("-", expected), ("+", came)):
            for series in figure[kind.marks][:SHOWN]:
                at = f"x {_several(series['x'])}, y {_several(series['y'])}"
                lines.append(f"{sign} {name}: {kind.marks} at {at}")
    for part, words in (("x_label", kind.x_label), ("y_label", kind.y_label)):
        if not parts[part]:
            lines += _pair(f"{name}.{part}", repr(came[part]), " or ".join(map(repr, words)) or "some text")
    if not parts.get("channel", True):
        lines.append(f"+ {name}: series differ in colour only")
    if not parts.get("names", True):
        lines.append(f"+ {name}: series are not named")
    if not parts.get("zero", True):
        lines.append(f"+ {name}: y axis begins at {came['y_from']:.10g}")
    return lines


def _table(
    name: str, kind: contract.Table, came: NormalTable, expected: NormalTable, parts: dict[str, bool]
) -> list[str]:
    key = list(kind.key)
    old, new = (_readable(kind, table) for table in (expected, came))
    both = (
        old[key]
        .assign(_old=np.arange(len(old)))
        .merge(new[key].assign(_new=np.arange(len(new))), on=key, how="outer")
    )
    lines = []
    for here, there, sign, words in (("_old", "_new", "-", "lacking"), ("_new", "_old", "+", "too many")):
        rows = both.loc[both[here].notna() & both[there].isna(), key]
        if len(rows):
            lines.append(f"{sign} {name}: {len(rows):,} of {len(old):,} rows {words}, such as {_rows(rows)}")
    shared = both.dropna(subset=["_old", "_new"])
    at_old, at_new = (shared[place].to_numpy(dtype="int64") for place in ("_old", "_new"))
    for column in kind.columns:
        if column in key or parts[column]:
            continue
        values, wanted = came.columns[column][at_new], expected.columns[column][at_old]
        differ = np.flatnonzero(~equal_values(values, wanted, tolerance_of(kind, column)))
        if not len(differ):
            continue  # right where there are rows, but there are too few of them
        lines.append(f"  {name}.{column} differs in {len(differ):,} of {len(shared):,} shared rows, such as")
        for place in differ[:SHOWN]:
            lines.append(f"- {_rows(shared[key].iloc[[place]])}: {old[column].iloc[at_old[place]]}")
            lines.append(f"+ {_rows(shared[key].iloc[[place]])}: {new[column].iloc[at_new[place]]}")
    return lines


def _readable(kind: contract.Table, table: NormalTable) -> pd.DataFrame:
    return pd.DataFrame({name: _words(table.columns[name], of) for name, of in kind.columns.items()})


def _words(values: np.ndarray, value_type: str) -> list[str]:
    """Values as people read them."""
    if value_type in ("date", "month"):
        return [str(day) for day in as_dates(values).astype(f"datetime64[{value_type[0].upper()}]")]
    if value_type in ("integer", "number"):
        return [f"{value:{'.0f' if value_type == 'integer' else '.10g'}}" for value in values]
    if value_type == "boolean":
        return ["missing" if np.isnan(value) else str(bool(value)) for value in values]
    return [str(value) for value in values]


def _rows(keys: pd.DataFrame) -> str:
    rows = keys.head(SHOWN).itertuples(index=False)
    return "; ".join(
        ", ".join(f"{name} {value}" for name, value in zip(keys, row, strict=True)) for row in rows
    )


def _several(values: np.ndarray, value_type: str = "number") -> str:
    shown = _words(values[: 2 * SHOWN], value_type)
    return f"[{', '.join(shown)}{', ...' if len(values) > len(shown) else ''}] ({len(values)} values)"
