"""Faults in the individualised learner record of further education."""

from __future__ import annotations

import numpy as np

from synthetic_data.faults.planting import (
    FFT_CODE,
    Planting,
    fault,
)
from synthetic_data.plan import BLOCK_SIZE
from synthetic_data.records import ids

UNUSED_RECORD = ids.RECORDS_PER_PERSON - 1
"""Number among a person's education records that no year of further education has."""


@fault(
    "aim-without-learner",
    "ilr_learners",
    0.01,
    FFT_CODE,
    "Share of learners' rows that are missing, although their aims are there.",
)
def _aim_without_learner(block: Planting) -> None:
    learners = block["learners"]
    block["learners"] = learners.drop(index=learners.index[block.everyone(learners)])


@fault(
    "learner-in-no-lookup",
    "ilr_learners",
    0.012,
    FFT_CODE,
    "Share of learners' rows whose RECORDID, like that of their aims, is in no lookup.",
    ("ilr_aims",),
)
def _learner_in_no_lookup(block: Planting) -> None:
    learners, aims = block["learners"], block["aims"]
    rows = block.everyone(learners)
    people = block.block * BLOCK_SIZE + np.arange(len(rows), dtype=np.int64)
    unknown = ids.record_id(block.plan.seed, people, np.full(len(rows), UNUSED_RECORD))
    of_learner = dict(zip(learners["external_id"].to_numpy()[rows].tolist(), unknown.tolist(), strict=True))
    learners.loc[rows, "RECORDID"] = unknown
    new = aims["external_id"].map(of_learner)
    aims.loc[new.notna(), "RECORDID"] = new[new.notna()].astype("int64")


@fault(
    "zero-level-width",
    "ilr_aims",
    0.06,
    FFT_CODE,
    "Share of aims' rows whose widths are 0, although the aim counts towards a full level in other years.",
)
def _zero_level_width(block: Planting) -> None:
    aims = block["aims"]
    wide = ((aims["FL2Width"] > 0) | (aims["FL3Width"] > 0)).to_numpy()
    aims.loc[block.some(wide), ["FL2Width", "FL3Width"]] = 0.0


@fault(
    "empty-end-date",
    "ilr_aims",
    0.02,
    FFT_CODE,
    "Share of aims' rows with 1 January 1900 as their end, although the aim still runs.",
)
def _empty_end_date(block: Planting) -> None:
    aims = block["aims"]
    aims.loc[block.some(aims["end_date"].isna().to_numpy()), "end_date"] = np.datetime64("1900-01-01", "s")


@fault(
    "broken-apprenticeship-flag",
    "ilr_aims",
    0.09,
    FFT_CODE,
    "Share of aims' rows of 2002/03 and 2003/04 in which app says the opposite of the programme type.",
)
def _broken_apprenticeship_flag(block: Planting) -> None:
    aims = block["aims"]
    kept = np.flatnonzero(aims["app"].notna())
    wrong = kept[block.rng.random(len(kept)) < block.fault.rate]
    aims.loc[wrong, "app"] = 1 - aims.loc[wrong, "app"]
