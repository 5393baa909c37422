"""Faults in the records of exclusions."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.calendar import as_dates
from synthetic_data.faults.census import blank_references
from synthetic_data.faults.planting import FFT_CODE, FORM, Planting, days, fault


@fault(
    "exclusion-outside-year",
    "exclusions",
    0.02,
    FORM,
    "Share of exclusions that begin on a day of another year, so that their term is Invalid.",
)
def _exclusion_outside_year(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        years = block.rng.choice([-1, 1], size=len(rows), p=[0.7, 0.3])
        frame.loc[rows, "StartDate"] = as_dates(days(frame["StartDate"])[rows] + 365 * years)
        frame.loc[rows, "Term"] = "Invalid"


@fault(
    "permanent-exclusion-twice",
    "exclusions",
    0.08,
    FORM,
    "Share of permanent exclusions that the school reported a second time, marked in Perm_Duplicate.",
)
def _permanent_exclusion_twice(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        permanent = (frame["Category"] == "PERM").to_numpy(dtype=bool)
        rows = np.flatnonzero(permanent & (block.rng.random(len(frame)) < block.fault.rate))
        double = frame.iloc[rows].assign(Perm_Duplicate=1)
        block[view.name] = pd.concat([frame, double], ignore_index=True)


fault(
    "blank-pupil-reference-exclusions",
    "exclusions",
    0.006,
    FFT_CODE,
    "Share of rows with an empty pupil reference.",
)(blank_references)
