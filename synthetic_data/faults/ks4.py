"""Faults in the results at Key Stage 4."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.faults.planting import (
    ECHILD_CODE,
    Planting,
    fault,
)


@fault(
    "duplicate-ks4-row",
    "ks4_pupil",
    0.01,
    ECHILD_CODE,
    "Share of pupils with a second row, in which nothing is achieved.",
)
def _duplicate_ks4_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        fields = {column.field: column.type for column in view.columns}
        flags = [
            field
            for field, kind in fields.items()
            if kind == "bit" and any(part in field for part in ("LEVEL2", "L2BASICS", "EBACC"))
        ]
        counts = [
            field
            for field in fields
            if field.startswith(("KS4_PASS", "KS4_PTSC", "KS4_ATT8", "KS4_EBACCAPS"))
        ]
        grades = [field for field in fields if field.startswith(("KS4_HGMATH", "KS4_APMAT", "KS4_APENG"))]
        passes = frame[[field for field in counts if "PASS" in field]].fillna(0).to_numpy(dtype=np.int64)
        achieved = frame[flags].fillna(0).to_numpy(dtype=np.int64).any(axis=1) | (passes.max(axis=1) >= 5)
        rows = block.some(achieved)
        double = frame.iloc[rows].copy()
        for field in flags + counts:
            double[field] = double[field].where(double[field].isna(), 0)
        double[grades] = double[grades].mask(double[grades].notna())
        double[[field for field in fields if field.startswith("KS4_P8")]] = np.nan
        for field in ("KS4_NATRES", "KS4_SCHRES", "KS4_LARES"):
            out = block.rng.random(len(rows)) < 0.7
            double.loc[out & double[field].notna().to_numpy(), field] = 0
        block[view.name] = pd.concat([frame, double], ignore_index=True)
