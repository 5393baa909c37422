"""Faults in the counts of other terms, of years before 2006, of units and of places elsewhere."""

from __future__ import annotations

import pandas as pd

from synthetic_data.faults.census import blank_references, boys_and_girls, duplicate_rows, wrong_era_codes
from synthetic_data.faults.planting import FFT_CODE, FORM, Planting, fault

OTHER_COUNTS = {"annual": "annual_census", "autumn": "autumn_census", "summer": "summer_census"}

for _term, _group in OTHER_COUNTS.items():
    fault(
        f"duplicate-{_term}-census-row",
        _group,
        0.012,
        FORM,
        "Share of pupils with a second row, at another school; RecordStatus says which row to keep.",
    )(duplicate_rows)
    if _term != "annual":
        fault(
            f"wrong-era-sen-code-{_term}",
            _group,
            0.01,
            FFT_CODE,
            "Share of pupils with special needs who carry a code of another era.",
        )(wrong_era_codes)
    fault(
        f"gender-boy-girl-{_term}",
        _group,
        0.005,
        FFT_CODE,
        "Share of rows with B or G for gender instead of M or F.",
    )(boys_and_girls)
    fault(
        f"blank-pupil-reference-{_term}",
        _group,
        0.003,
        FFT_CODE,
        "Share of rows with an empty pupil reference.",
    )(blank_references)


@fault(
    "duplicate-unit-row",
    "pru_census",
    0.06,
    FORM,
    "Share of pupils of units with a second row, no longer on roll.",
)
def _duplicate_unit_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.exactly(frame["PRU_RecordStatus"].isna().to_numpy())
        double = frame.iloc[rows].assign(PRU_RecordStatus=101, PRU_OnRoll=0)
        frame.loc[rows, "PRU_RecordStatus"] = 1
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "duplicate-placement-row",
    "alternative_provision",
    0.05,
    FORM,
    "Share of rows from 2017/18 on with a second one for a place that is no longer open.",
)
def _duplicate_placement_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.exactly((frame["AP_OpenPlacement"] == 1).fillna(False).to_numpy(dtype=bool))
        double = frame.iloc[rows].assign(AP_RecordStatus=101, AP_OpenPlacement=0)
        frame.loc[rows, "AP_RecordStatus"] = 1
        block[view.name] = pd.concat([frame, double], ignore_index=True)
