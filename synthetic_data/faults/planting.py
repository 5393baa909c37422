"""What a planted fault is, and what it has at hand while it changes the records of a block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data import catalogue
from synthetic_data.plan import BLOCK_SIZE, Plan

FORM = catalogue.SOURCES["form"]
FFT_CODE = catalogue.SOURCES["fft_code"]
FIRST_ITERATION_CODE = catalogue.SOURCES["iteration_1_code"]
ECHILD_CODE = catalogue.SOURCES["echild_code"]
INVENTED = "invented"


@dataclass(frozen=True)
class Fault:
    """A planted fault: what it is called, which records it changes, how often, and who says that it occurs."""

    name: str
    group: str
    """Group of views in the catalogue."""
    rate: float
    """Share of what the description names."""
    evidence: str
    """Public source that says it occurs, or ``invented``; the rate always is."""
    description: str
    others: tuple[str, ...] = ()
    """Other groups that it reads or changes as well."""
    followers: tuple[str, ...] = ()
    """Groups that it changes where they are there, and that decide nothing about the others."""

    @property
    def groups(self) -> frozenset[str]:
        """All groups that it needs: those that it reads, and changes but for followers."""
        return frozenset((self.group, *self.others))

    @property
    def changes(self) -> frozenset[str]:
        """All groups whose rows hang on its groups."""
        return self.groups | set(self.followers)


@dataclass
class Planting:
    """The records of one block while faults are planted in them."""

    records: dict[str, pd.DataFrame]
    plan: Plan
    block: int
    fault: Fault
    rng: np.random.Generator

    def __getitem__(self, view: str) -> pd.DataFrame:
        return self.records[view]

    def __setitem__(self, view: str, frame: pd.DataFrame) -> None:
        # An empty column or a mixture would otherwise change the type of a column.
        types, now = self.records[view].dtypes.to_dict(), frame.dtypes.to_dict()
        changed = {name: type_ for name, type_ in types.items() if now[name] != type_}
        frame = frame.astype(changed) if changed else frame.copy(deep=False)
        frame.index = pd.RangeIndex(len(frame))
        self.records[view] = frame

    def chosen(
        self, among: NDArray[np.bool_], rate: float | NDArray[np.float64] | None = None
    ) -> NDArray[np.bool_]:
        """Draw rows among those that qualify, so that they make up the rate of **all** rows."""
        rate = np.broadcast_to(self.fault.rate if rate is None else rate, among.shape)
        possible = float(rate[among].sum())
        scale = float(rate.sum()) / possible if possible else 0.0
        return among & (self.rng.random(len(among)) < rate * scale)

    def some(
        self, among: NDArray[np.bool_], rate: float | NDArray[np.float64] | None = None
    ) -> NDArray[np.intp]:
        """Return the places of the rows that ``chosen`` draws."""
        return np.flatnonzero(self.chosen(among, rate))

    def exactly(self, among: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Draw just the rate's share of the rows that qualify, for views with few rows."""
        rows = np.flatnonzero(among)
        return np.sort(self.rng.permutation(rows)[: round(self.fault.rate * len(rows))])

    def everyone(self, frame: pd.DataFrame) -> NDArray[np.intp]:
        """Draw among all rows."""
        return self.some(np.ones(len(frame), dtype=bool))

    def views(self) -> list[catalogue.View]:
        """Return the views that the fault is about and that are there."""
        return self.of_groups(self.fault.group)

    def of_groups(self, *groups: str) -> list[catalogue.View]:
        """Return the views of some groups that are there."""
        return [view for view in catalogue.views() if view.group in groups and view.name in self.records]

    def new_keys(self, make: Callable[..., NDArray[np.object_]], count: int) -> NDArray[np.object_]:
        """Return ids that nobody has yet."""
        return make(self.plan.seed, self.block * BLOCK_SIZE + np.arange(count, dtype=np.int64), 1)


PLANTERS: dict[str, Callable[[Planting], None]] = {}
"""What plants each fault, by its name."""
ENTERED: list[Fault] = []
"""Faults in the order in which they are planted."""


def fault(
    name: str,
    group: str,
    rate: float,
    evidence: str,
    description: str,
    others: tuple[str, ...] = (),
    followers: tuple[str, ...] = (),
) -> Callable[[Callable[[Planting], None]], Callable[[Planting], None]]:
    """Enter a fault in the list; the decorated function plants it."""

    def enter(plant: Callable[[Planting], None]) -> Callable[[Planting], None]:
        ENTERED.append(Fault(name, group, rate, evidence, description, others, followers))
        PLANTERS[name] = plant
        return plant

    return enter


def days(dates: pd.Series) -> NDArray[np.int64]:
    """Return dates as days since 1970."""
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)
