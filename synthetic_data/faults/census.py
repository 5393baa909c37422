"""Faults in the school census."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.calendar import as_dates
from synthetic_data.faults.planting import (
    FFT_CODE,
    FIRST_ITERATION_CODE,
    FORM,
    Planting,
    days,
    fault,
)
from synthetic_data.records.codes import SEN_REFORM


@fault(
    "duplicate-census-row",
    "school_census",
    0.012,
    FORM,
    "Share of pupils with a second row, at another school; RecordStatus says which row to keep.",
)
def duplicate_rows(block: Planting) -> None:
    """Give some pupils who stand in a census once a second row, at another school."""
    for view in block.views():
        frame = block[view.name]
        rows = block.some((frame["RecordStatus"].isna() & frame["LeavingDate"].isna()).to_numpy())
        if not len(rows):
            continue
        kind = block.rng.choice([1, 3, 4], size=len(rows), p=[0.5, 0.3, 0.2])
        double = frame.iloc[rows].copy()
        elsewhere = frame.iloc[block.rng.integers(0, len(frame), len(rows), dtype=np.int64)]
        for field in ("LA_anon", "LAEstab_anon", "URN_anon"):
            double[field] = elsewhere[field].to_numpy()
        census = days(frame["CensusDate"])[rows]
        joined = np.minimum(days(double["EntryDate"]), census - 30)
        left = census - block.rng.integers(1, 25, len(rows), dtype=np.int64)
        gone = kind == 1
        double["EntryDate"] = as_dates(joined - block.rng.integers(1, 300, len(rows), dtype=np.int64))
        double["LeavingDate"] = np.where(gone, as_dates(left), np.datetime64("NaT", "s"))
        if "OnRoll" in frame:
            double.loc[gone, "OnRoll"] = 0
        if "SourceTable" in frame:
            double.loc[gone, "SourceTable"] = "PupilsNoLongerOnRoll"
        double.loc[kind == 3, "EnrolStatus"] = "S"
        frame.loc[rows[kind == 3], "EnrolStatus"] = "M"
        frame.loc[rows, "RecordStatus"] = kind
        double["RecordStatus"] = pd.array(100 + kind, dtype="Int64")
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "wrong-era-sen-code",
    "school_census",
    0.01,
    FFT_CODE,
    "Share of pupils with special needs who carry a code of another era.",
)
def wrong_era_codes(block: Planting) -> None:
    """Give some pupils with special needs a code of the other era."""
    swap = {"A": "K", "P": "K", "S": "E", "K": "A", "E": "S"}
    for view in block.views():
        if view.year == SEN_REFORM or view.year is None:
            continue
        frame = block[view.name]
        code = frame["SENprovision"].to_numpy()
        possible = np.isin(code.astype("U1"), list("AP" if view.year < SEN_REFORM else "K"))
        possible |= (code == "S") & (view.year < SEN_REFORM) | (code == "E") & (view.year > 2018)
        rows = block.some(possible, block.fault.rate * (code != "N"))
        frame.loc[rows, "SENprovision"] = [swap[c] for c in code[rows]]


@fault(
    "ethnicity-spelled-out",
    "school_census",
    0.006,
    FFT_CODE,
    "Share of rows in which the ethnic group stands as words instead of a code.",
)
def _ethnicity_spelled_out(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        labels = view.column_for("EthnicGroupMinor").codes
        rows = block.everyone(frame)
        frame.loc[rows, "EthnicGroupMinor"] = [labels[c] for c in frame["EthnicGroupMinor"].to_numpy()[rows]]


@fault(
    "gender-boy-girl",
    "school_census",
    0.005,
    FFT_CODE,
    "Share of rows with B or G for gender instead of M or F.",
)
def boys_and_girls(block: Planting) -> None:
    """Write some genders as B and G."""
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        frame.loc[rows, "Gender"] = np.where(frame["Gender"].to_numpy()[rows] == "F", "G", "B")


@fault(
    "born-after-census",
    "school_census",
    0.001,
    FFT_CODE,
    "Share of rows with a year of birth after the census.",
)
def _born_after_census(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        frame.loc[rows, "YearOfBirth"] = (view.year or 0) + block.rng.integers(
            1, 5, len(rows), dtype=np.int64
        )


@fault(
    "missing-free-meals",
    "school_census",
    0.02,
    FIRST_ITERATION_CODE,
    "Share of rows without free school meal eligibility.",
)
def _missing_free_meals(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "FSMeligible"] = pd.NA


@fault(
    "blank-pupil-reference", "school_census", 0.003, FFT_CODE, "Share of rows with an empty pupil reference."
)
def blank_references(block: Planting) -> None:
    """Empty some pupil references."""
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "PupilMatchingRefAnonymous"] = ""
