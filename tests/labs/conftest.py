"""What tests of labs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from synthetic_data import generate


@pytest.fixture(scope="session")
def other_population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of another population of 2,000 people, seed 11; only to be read."""
    out = tmp_path_factory.mktemp("leo") / "other"
    generate(2_000, seed=11, out=out, progress=False)
    return out
