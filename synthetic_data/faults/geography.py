"""Faults in the geography table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.faults.planting import FORM, Planting, fault

LAST_UNTRACKED = 201213
"""Until this tax year output areas were not tracked and were worked out later from those of 2001."""


@fault(
    "geography-gap-year",
    "geography",
    0.02,
    FORM,
    "Share of rows that are missing although the person has rows for years before and after.",
)
def _geography_gap_year(block: Planting) -> None:
    frame = block["LEO_Geography"]
    years = frame.groupby("Edukey")["TaxYear"]
    inside = (frame["TaxYear"] > years.transform("min")) & (frame["TaxYear"] < years.transform("max"))
    block["LEO_Geography"] = frame.drop(index=frame.index[block.some(inside.to_numpy())])


@fault(
    "reassigned-output-area",
    "geography",
    0.03,
    FORM,
    "Share of rows with a neighbouring output area, all of tax years up to 2012-13: areas of those years were worked "
    "out afterwards from the census areas of 2001.",
)
def _reassigned_output_area(block: Planting) -> None:
    frame = block["LEO_Geography"]
    early = (frame["TaxYear"] <= LAST_UNTRACKED) & frame["COA_2011"].notna()
    at = block.some(early.to_numpy())
    number = frame["COA_2011"].iloc[at].str[3:].astype("int64").to_numpy()
    # The number before, or after the first of all: the next area of the same small area or of the one beside it.
    near = np.where(number % 5 == 0, number + 1, number - 1)
    frame.loc[frame.index[at], "COA_2011"] = pd.Series(near, index=frame.index[at]).map("E00{:06d}".format)
