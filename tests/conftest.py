"""What tests share: populations made once a session, and how hypothesis draws its examples."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from synthetic_data import generate

# The same examples every time, and no failures because a machine is busy.
settings.register_profile("course", derandomize=True, deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="session")
def not_there() -> Callable[[str], NoReturn]:
    """Skip with a reason on a person's machine; fail in CI, where nothing may be missing."""

    def say(reason: str) -> NoReturn:
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    return say


@pytest.fixture(scope="session")
def small_population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a population of 2,000 people, seed 7, with every fault; only to be read."""
    out = tmp_path_factory.mktemp("leo") / "small"
    generate(people=2_000, seed=7, out=out, progress=False)
    return out


@pytest.fixture
def leo_data(small_population: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the small population the current one for a test."""
    monkeypatch.setenv("LEO_DATA", str(small_population))
    return small_population
