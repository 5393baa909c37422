"""What tests of labs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from labs.authoring.packs import GIVEN_PEOPLE
from synthetic_data import generate


@pytest.fixture(scope="session")
def other_population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a population as large as those that given inputs are made from; only to be read.

    Every rare mistake shows in it.
    """
    out = tmp_path_factory.mktemp("leo") / "other"
    generate(GIVEN_PEOPLE, seed=14, out=out, progress=False)
    return out
