"""Every planted fault: its name, rate and evidence, and how it is planted in the records.

A fault changes records after they are written; without faults the records are clean. Each draws from a stream of its
own, so that switching one on or off leaves the draws of the others as they are. Public sources say that most of
these faults occur, none says how often: **every rate is invented**, high enough to matter among 10,000 people.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable

import pandas as pd

from synthetic_data import catalogue
from synthetic_data.faults.planting import ENTERED, PLANTERS, Fault, Planting
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

__all__ = ["FAULTS", "Fault", "apply", "tied"]

ORDER = (
    "tax",
    "links",
    "census",
    "student_record",
    "ks4",
    "attainment",
    "geography",
    "register",
    "learner_record",
    "applications",
    "young_people",
    "other_censuses",
    "absence",
    "exclusions",
    "social_care",
)
"""The modules that plant faults, one after the other: keys change hands before rows are doubled or lose their keys."""

for _module in ORDER:
    importlib.import_module(f"{__name__}.{_module}")

FAULTS: tuple[Fault, ...] = tuple(ENTERED)
"""All faults, in the order in which they are planted."""


def tied(groups: Iterable[str], plan: Plan) -> set[str]:
    """Return the groups that the plan's faults tie to these; its followers tie nothing else.

    All views of them have to be made for one of them to come out as it does beside all others.
    """
    reached, found = set(groups), set[str]()
    planted = [fault for fault in FAULTS if fault.name in plan.faults]
    while more := set().union(*(each.groups for each in planted if each.changes & reached)) - found:
        found |= more
        reached |= more
    return found


def apply(records: dict[str, pd.DataFrame], plan: Plan, block: int) -> dict[str, pd.DataFrame]:
    """Return the records with the plan's faults planted, always in the order of ``FAULTS``.

    A fault some of whose groups have no records here is left out.
    """
    present = {view.group for view in catalogue.views() if view.name in records}
    for fault in FAULTS:
        if fault.name in plan.faults and fault.groups <= present:
            rng = stream(plan.seed, f"fault {fault.name}", block)
            PLANTERS[fault.name](Planting(records, plan, block, fault, rng))
    return records
