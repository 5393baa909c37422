"""What each source writes down about people's lives, in its own names and eras, before anything goes wrong.

Every module in this folder is imported here, so that a new source needs no line in an old file: its functions enter
themselves as writers with ``@writes("group")``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable

import pandas as pd

from synthetic_data import catalogue
from synthetic_data.lives import Lives
from synthetic_data.records.frames import frame
from synthetic_data.records.shared import WRITERS, Shared

__all__ = ["WRITERS", "make_records"]

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")


def make_records(lives: Lives, views: Iterable[catalogue.View] | None = None) -> dict[str, pd.DataFrame]:
    """Return the records of one block by view name, under the catalogue's bare field names.

    Parameters
    ----------
    lives
        of the people of the block; only those parts are made that the views need.
    views
        with the columns wanted; by default all that are modelled.
    """
    shared = Shared(lives)
    wanted = catalogue.views() if views is None else views
    return {view.name: frame(view, WRITERS[view.group](lives, view, shared)) for view in wanted}
