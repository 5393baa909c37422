"""One block of people: their lives, the records of them, the faults in those, under the names of the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from synthetic_data import catalogue, faults
from synthetic_data.lives import Lives
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.records import make_records
from synthetic_data.structural import complete
from synthetic_data.truth import truth

__all__ = ["BLOCK_SIZE", "Block", "Plan", "make_block"]


@dataclass(frozen=True)
class Block:
    """One block: records by view name, with the catalogue's columns in its order, and the truth behind them."""

    views: dict[str, pd.DataFrame]
    lives: Lives

    @cached_property
    def truth(self) -> dict[str, pd.DataFrame]:
        """Tables of what is true, made when first asked for."""
        return truth(self.lives)


def make_block(plan: Plan, block: int, views: Iterable[catalogue.View] | None = None) -> Block:
    """Return a block; it depends on the plan and the block's number only.

    Parameters
    ----------
    plan, block
        whose lives are recorded.
    views
        to make, with the columns wanted; by default all modelled ones. Each has the same rows whatever else is
        asked for, and only what it rests on is made.
    """
    wanted = catalogue.views() if views is None else list(views)
    modelled = {view.name: view for view in catalogue.views()}
    names, tied = {view.name for view in wanted}, faults.tied((view.group for view in wanted), plan)
    made = [view for view in modelled.values() if view.name in names or view.group in tied]
    lives = Lives(plan, block)
    records = faults.apply(make_records(lives, made), plan, block)
    return Block(
        {
            view.name: complete(view, modelled[view.name], _by_key(records[view.name]), plan.seed, block)
            for view in wanted
        },
        lives,
    )


def _by_key(records: pd.DataFrame) -> pd.DataFrame:
    """Sort records by their first column, an id, so that their order shows neither person nor fault."""
    key = records.iloc[:, 0].to_numpy()
    order = np.argsort(key.astype("S18") if key.dtype == object else key, kind="stable")
    return records.iloc[order]
