"""Packs: what a lab's reference and its catalogued mistakes yield on one population.

Two files stand in a population's folder, under ``answers/<lab>/``. ``given.npz`` holds the correct inputs
that later questions start from and the lab's parameters; every learner has it. ``expected.npz`` holds the
expected and the mistaken answers: with it (practice) someone alone gets the full verdict at once. A course can
leave it out.

The files hold plain arrays and JSON, never pickled objects, so that reading one cannot run anything.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from labs.checking import contract
from labs.checking.normalise import Mismatch, NormalCalls, NormalTable, as_dates

FORMAT = 1

#: What to do about a pack that does not fit.
REMAKE = "make the lab again (`make lab`)"


_Pack = TypeVar("_Pack", "Given", "Expected")


class PackError(ValueError):
    """A pack is missing, damaged or made for another population; the message says what to do."""


@dataclass(frozen=True)
class Mistake:
    """A catalogued mistake: what it yields here for each answer it touches, and its message by question."""

    name: str
    messages: dict[str, str]
    answers: dict[str, Any]


@dataclass(frozen=True)
class Given:
    """Correct inputs, as normal values by answer name, and the lab's parameters."""

    population: str
    parameters: dict[str, Any]
    answers: dict[str, Any]


@dataclass(frozen=True)
class Expected:
    """The expected answers by name, in normal form, and the mistakes to recognise."""

    population: str
    answers: dict[str, Any]
    mistakes: tuple[Mistake, ...]


# --- writing -----------------------------------------------------------------------------------------------


class _Writer:
    """Turns normal values into JSON that points at numbered arrays."""

    def __init__(self) -> None:
        self.arrays: dict[str, np.ndarray] = {}

    def _array(self, values: np.ndarray) -> dict[str, Any]:
        name = f"a{len(self.arrays)}"
        if values.dtype == object:  # text: its distinct values once, and a code a row (-1 is missing)
            codes, distinct = pd.factorize(pd.Series(values, dtype=object))
            self.arrays[name] = codes.astype("int32")
            return {"text": name, "values": [str(value) for value in distinct]}
        self.arrays[name] = values.astype("float64")
        return {"numbers": name}

    def value(self, value: Any) -> Any:
        if isinstance(value, NormalTable):
            return {"table": {name: self._array(array) for name, array in value.columns.items()}}
        if isinstance(value, NormalCalls):
            return {"calls": {name: self.value(result) for name, result in value.results.items()}}
        if isinstance(value, Mismatch):
            return {"mismatch": {"code": value.code, "facts": value.facts}}
        if isinstance(value, np.ndarray):
            return {"array": self._array(value)}
        if isinstance(value, dict):
            return {"dict": {key: self.value(item) for key, item in value.items()}}
        if isinstance(value, list):
            return {"list": [self.value(item) for item in value]}
        if isinstance(value, float):
            return {"float": "nan" if math.isnan(value) else value}
        return {"plain": value}


def _write(path: Path, content: dict[str, Any], writer: _Writer) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, **content}, ensure_ascii=True)
    arrays = {**writer.arrays, "index": np.frombuffer(text.encode("ascii"), dtype="uint8")}
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    unfinished.replace(path)


def write_given(path: Path, given: Given) -> None:
    """Write ``given`` to ``path`` in one step."""
    writer = _Writer()
    answers = {name: writer.value(value) for name, value in given.answers.items()}
    _write(path, {"population": given.population, "parameters": given.parameters, "answers": answers}, writer)


def write_expected(path: Path, expected: Expected) -> None:
    """Write ``expected`` to ``path`` in one step."""
    writer = _Writer()
    answers = {name: writer.value(value) for name, value in expected.answers.items()}
    mistakes = [
        {
            "name": mistake.name,
            "messages": mistake.messages,
            "answers": {name: writer.value(value) for name, value in mistake.answers.items()},
        }
        for mistake in expected.mistakes
    ]
    _write(path, {"population": expected.population, "answers": answers, "mistakes": mistakes}, writer)


# --- reading -----------------------------------------------------------------------------------------------


class _Reader:
    def __init__(self, arrays: Any) -> None:
        self.arrays = arrays

    def _array(self, entry: dict[str, Any]) -> np.ndarray:
        if "text" in entry:
            values = np.array([*entry["values"], None], dtype=object)
            return values[self.arrays[entry["text"]]]
        return self.arrays[entry["numbers"]]

    def value(self, entry: dict[str, Any]) -> Any:
        (kind, content), *_ = entry.items()
        readers: dict[str, Callable[[Any], Any]] = {
            "table": lambda c: NormalTable({name: self._array(array) for name, array in c.items()}),
            "calls": lambda c: NormalCalls({name: self.value(result) for name, result in c.items()}),
            "mismatch": lambda c: Mismatch(c["code"], **c["facts"]),
            "array": self._array,
            "dict": lambda c: {key: self.value(item) for key, item in c.items()},
            "list": lambda c: [self.value(item) for item in c],
            "float": float,
            "plain": lambda c: c,
        }
        return readers[kind](content)


def _read(path: Path, build: Callable[[dict[str, Any], _Reader], _Pack]) -> _Pack:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as packed:
            arrays = {name: packed[name] for name in packed.files}
        content = json.loads(arrays["index"].tobytes())
        if content["format"] != FORMAT:
            raise PackError(f"{path} was made by another version of the course: {REMAKE}")
        return build(content, _Reader(arrays))
    except FileNotFoundError:
        raise PackError(f"no {path.name} for this population: {REMAKE}") from None
    except PackError:
        raise
    except Exception as error:  # damage can show itself anywhere on the way
        raise PackError(f"{path} is damaged ({type(error).__name__}): {REMAKE}") from None


def read_given(path: Path) -> Given:
    """Read a ``given.npz``; raises ``PackError``."""

    def build(content: dict[str, Any], reader: _Reader) -> Given:
        answers = {name: reader.value(entry) for name, entry in content["answers"].items()}
        return Given(content["population"], content["parameters"], answers)

    return _read(path, build)


def read_expected(path: Path) -> Expected:
    """Read an ``expected.npz``; raises ``PackError``."""

    def build(content: dict[str, Any], reader: _Reader) -> Expected:
        def read(answers: dict[str, Any]) -> dict[str, Any]:
            return {name: reader.value(entry) for name, entry in answers.items()}

        mistakes = [Mistake(m["name"], m["messages"], read(m["answers"])) for m in content["mistakes"]]
        return Expected(content["population"], read(content["answers"]), tuple(mistakes))

    return _read(path, build)


# --- handing a given input to a learner ---------------------------------------------------------------------


def as_pandas(value: Any, kind: contract.Kind) -> Any:
    """A normal value as the plain pandas or Python object that a learner works with."""
    if isinstance(kind, contract.Table):
        columns = {name: _column_as_pandas(value.columns[name], t) for name, t in kind.columns.items()}
        return pd.DataFrame(columns)
    if isinstance(kind, contract.List):
        return _column_as_pandas(value, kind.of).tolist()
    if isinstance(kind, contract.Number) and kind.whole:
        return int(value)
    return value


def _column_as_pandas(array: np.ndarray, value_type: str) -> pd.Series:
    if value_type == "text":
        return pd.Series(array, dtype="str" if _pandas_3() else "object")
    missing = np.isnan(array)
    if value_type in ("date", "month"):
        return pd.Series(as_dates(array).astype("datetime64[s]"))
    if value_type == "integer":
        return pd.Series(array).astype("Int64" if missing.any() else "int64")
    if value_type == "boolean":
        return pd.Series(array).astype("boolean" if missing.any() else "bool")
    return pd.Series(array.copy())


def _pandas_3() -> bool:
    return int(pd.__version__.partition(".")[0]) >= 3
