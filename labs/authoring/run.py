"""Run a lab's cells in this process, without a kernel, and collect what each question hands over."""

from __future__ import annotations

import contextlib
import copy
import io
import os
import sys
import traceback
import types
import warnings
from collections.abc import Iterator, Mapping as MappingABC
from pathlib import Path
from typing import Any

import pandas as pd

import synthetic_data
from labs.authoring.source import TEST_PREFIX, LabSource, grade_id
from labs.checking import contract
from labs.checking.judge import take_answers
from labs.checking.lab import checker_in_charge, input_seed
from labs.checking.pack import Given, as_pandas


@contextlib.contextmanager
def population_in_use(folder: Path) -> Iterator[None]:
    """Let ``synthetic_data.load()`` read the population in ``folder``."""
    before = os.environ.get("LEO_DATA")
    os.environ["LEO_DATA"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["LEO_DATA"]
        else:
            os.environ["LEO_DATA"] = before


class Collector:
    """Stands in for a notebook's session: keeps each question's answers as they are when it is checked.

    Without ``given`` a given input is the answer that this very run gave to the earlier question, which is
    how the given inputs themselves are made.
    """

    def __init__(
        self, lab: contract.Lab, parameters: MappingABC[str, Any], given: Given | None, seed: int
    ) -> None:
        self.lab = lab
        self.parameters = parameters
        self.collected: dict[str, dict[str, Any]] = {}
        self._given = given
        self._seed = seed

    def check(self, question_id: str, namespace: MappingABC[str, Any]) -> None:
        self.collected[question_id] = take_answers(self.lab.question(question_id), namespace, self._seed)

    def given(self, name: str) -> Any:
        if name in self.parameters:
            return self.parameters[name]
        question = self.lab.question_of(name)
        taken = self.collected[question.id] if self._given is None else self._given.answers
        return as_pandas(taken[name], question.answers[name])


class Runner:
    """One lab on one population.

    The reference runs once; an answer then runs only from the first cell it replaces to the last one's check.
    Raises ``ContractError`` if a cell of the lab itself stops.
    """

    def __init__(
        self, source: LabSource, population: Path, parameters: MappingABC[str, Any], given: Given | None
    ) -> None:
        self.source = source
        self.population = population
        self.cells = source.cells()
        with population_in_use(population):
            self.identity: str = synthetic_data.population()["population"]
        self.collector = Collector(source.lab, parameters, given, input_seed(self.identity))
        #: Why cells of the last answer came to a stop, by question.
        self.stopped: dict[str, str] = {}
        self._before: dict[int, dict[str, Any]] = {}
        self._run({}, 0, {"__name__": "__main__"}, keep=True)
        self.reference = dict(self.collector.collected)

    def answers(self, replaced: MappingABC[str, str]) -> dict[str, dict[str, Any]]:
        """What each replaced question hands over when its cell's code is ``replaced[question]``.

        An exception in a cell ends that cell, as in a notebook; the cells after it run.
        """
        places = [place for place, cell in enumerate(self.cells) if grade_id(cell) in replaced]
        following = range(max(places), len(self.cells))
        stop = next(p for p in following if str(grade_id(self.cells[p])).startswith(TEST_PREFIX))
        namespace = _copied(self._before[min(places)])
        self.collector.collected, self.stopped = {}, {}
        self._run(replaced, min(places), namespace, keep=False, stop=stop)
        return {question: self.collector.collected[question] for question in replaced}

    def _run(
        self,
        replaced: MappingABC[str, str],
        start: int,
        namespace: dict[str, Any],
        keep: bool,
        stop: int | None = None,
    ) -> None:
        with (
            population_in_use(self.population),
            checker_in_charge(self.collector),
            warnings.catch_warnings(),
            contextlib.redirect_stdout(io.StringIO()),
        ):
            warnings.simplefilter("ignore")
            for place in range(start, len(self.cells) if stop is None else stop + 1):
                cell = self.cells[place]
                identity = grade_id(cell)
                if keep and identity is not None:
                    self._before[place] = _copied(namespace)
                _forget_figures()
                name = identity or f"cell {place}"
                if name in replaced:
                    # as the learner's stub does
                    namespace.update(dict.fromkeys(self.source.lab.question(name).answers, ...))
                try:
                    exec(compile(replaced.get(name, cell.source), f"<{name}>", "exec"), namespace)
                except Exception as error:
                    why = f"{type(error).__name__}: {error}{_line_of(error, f'<{name}>')}"
                    if keep:
                        raise contract.ContractError(
                            f"{self.source.lab.name}: {name} stopped with {why}"
                        ) from None
                    self.stopped[name] = why


def _line_of(error: Exception, file: str) -> str:
    """Where in a cell an exception arose, as words to be put behind it."""
    lines = [entry.lineno for entry in traceback.extract_tb(error.__traceback__) if entry.filename == file]
    return f" (line {lines[-1]} of the cell)" if lines else ""


def _forget_figures() -> None:
    """Let each cell start without a current figure, as notebooks do."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close("all")


def _copied(namespace: MappingABC[str, Any]) -> dict[str, Any]:
    """A namespace whose tables and containers can be changed without changing the original's."""
    out: dict[str, Any] = {}
    for name, value in namespace.items():
        if isinstance(value, pd.DataFrame | pd.Series):
            out[name] = value.copy()
        elif isinstance(value, types.FunctionType) and value.__globals__ is namespace:
            # a function defined in the notebook must see the copy's names, not the original's
            code, defaults, closure = value.__code__, value.__defaults__, value.__closure__
            out[name] = types.FunctionType(code, out, name, defaults, closure)
        elif isinstance(value, list | dict | set):
            out[name] = copy.copy(value)
        else:
            out[name] = value
    return out
