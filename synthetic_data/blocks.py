"""One block of people: their lives, the records of them, the faults in those, under the names of the views."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from synthetic_data import catalogue, faults
from synthetic_data.lives import make_lives
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.records import make_records
from synthetic_data.records.frames import named
from synthetic_data.truth import truth

__all__ = ["BLOCK_SIZE", "Block", "Plan", "make_block"]


@dataclass
class Block:
    """One block: records by view name, with the catalogue's columns in its order, and the truth behind them."""

    views: dict[str, pd.DataFrame]
    truth: dict[str, pd.DataFrame]


def make_block(plan: Plan, block: int) -> Block:
    """Return a block; it depends on the plan and the block's number only."""
    lives = make_lives(plan, block)
    records = faults.apply(make_records(lives), plan, block)
    views = {view.name: named(view, _by_key(records[view.name])) for view in catalogue.views()}
    return Block(views, truth(lives))


def _by_key(records: pd.DataFrame) -> pd.DataFrame:
    """Sort records by their first column, an id, so that their order shows neither person nor fault."""
    key = records.iloc[:, 0].to_numpy()
    order = np.argsort(key.astype("S18") if key.dtype == object else key, kind="stable")
    return records.iloc[order]
