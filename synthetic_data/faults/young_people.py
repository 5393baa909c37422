"""Faults in what local authorities and the department hold of young people after Key Stage 4."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.faults.planting import (
    FFT_CODE,
    INVENTED,
    Planting,
    fault,
)

NOT_KNOWN, SEEKING, AT_WORK = "810", "610", "330"


@fault(
    "two-states-in-a-month",
    "nccis",
    0.008,
    FFT_CODE,
    "Share of months with a second row of the same person that says something else.",
)
def _two_states_in_a_month(block: Planting) -> None:
    frame = block["nccis_2011_to_2021"]
    rows = block.everyone(frame)
    second = frame.iloc[rows].copy()
    said = second["NCCIS_Current_Activity_Code"].to_numpy()
    other = np.where(block.rng.random(len(rows)) < 0.5, SEEKING, AT_WORK).astype(object)
    other[said == other] = NOT_KNOWN
    second["NCCIS_Current_Activity_Code"] = other
    # Whoever is not without education, work or training by the second row has no such day in it.
    idle = other == SEEKING
    start = second["NCCIS_Current_Activity_Start_Date"]
    second["NCCIS_NEET_Start_Date"] = start.where(idle, np.datetime64("NaT", "s"))
    block["nccis_2011_to_2021"] = pd.concat([frame, second], ignore_index=True)


@fault(
    "blank-reference-of-young-person",
    "nccis",
    0.004,
    FFT_CODE,
    "Share of monthly rows with an empty pupil reference.",
)
def _blank_reference_of_young_person(block: Planting) -> None:
    frame = block["nccis_2011_to_2021"]
    frame.loc[block.everyone(frame), "NCCIS_PupilMatchingRefAnonymous"] = ""


@fault(
    "level-lost-again",
    "ypmad",
    0.006,
    INVENTED,
    "Share of yearly rows in which level 2 is not held, although it was reached in an earlier year.",
)
def _level_lost_again(block: Planting) -> None:
    frame = block["ypmad_2002_to_2021"]
    base, year = frame["YPMAD_Base_Year"], frame["YPMAD_Ac_Year"]
    held = frame["YPMAD_L2_OVERALL"] == 1
    first = year.where(held).groupby(frame["YPMAD_PupilMatchingRefAnonymous"]).transform("min")
    rows = block.some((held & (year > base) & (year > first) & (frame["YPMAD_L3_OVERALL"] == 0)).to_numpy())
    frame.loc[rows, "YPMAD_L2_OVERALL"] = 0
