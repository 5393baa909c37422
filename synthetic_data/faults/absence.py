"""Faults in the records of absence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.faults.census import blank_references
from synthetic_data.faults.planting import FFT_CODE, INVENTED, Planting, fault

ECHILD_GUIDE = "Guides of the ECHILD project, https://github.com/UCL-ECHILD/howto.echild.ac.uk-website"
MOST_SESSIONS = 420
"""More sessions than this cannot be: published figures leave such rows out."""


@fault(
    "more-than-420-sessions",
    "absence",
    0.004,
    ECHILD_GUIDE,
    "Share of rows with more than 420 sessions in a year, which published figures leave out.",
)
def _more_than_420_sessions(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        term = "SessionsPossible_Autumn"
        rows = block.everyone(frame)
        # Of special schools that give the year alone the year is wrong, of the others the autumn and all sums.
        extra = MOST_SESSIONS + block.rng.integers(1, 200, len(rows), dtype=np.int64)
        for field in view.fields:
            if field == term or field in (
                "SessionsPossible_Annual",
                "SessionsPossible_3Term",
                "SessionsPossible_5HalfTerms",
                "SessionsPossible_6HalfTerms",
            ):
                frame.loc[rows, field] = frame[field].iloc[rows] + extra


@fault(
    "duplicate-absence-row",
    "absence",
    0.005,
    INVENTED,
    "Share of enrolments that were sent twice; the second is not the main record.",
)
def _duplicate_absence_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        double = frame.iloc[block.everyone(frame)].assign(MainRecord=np.int8(0))
        block[view.name] = pd.concat([frame, double], ignore_index=True)


fault(
    "blank-pupil-reference-absence",
    "absence",
    0.003,
    FFT_CODE,
    "Share of rows with an empty pupil reference.",
)(blank_references)
