"""Blocks that tests of the generator share."""

from __future__ import annotations

import pytest

from synthetic_data.blocks import Block, make_block
from synthetic_data.lives import Lives
from synthetic_data.plan import Plan

CLEAN = Plan(10_000, 11)


@pytest.fixture(scope="session")
def lives() -> Lives:
    """Lives of 10,000 people; only to be read."""
    return Lives(CLEAN, 0)


@pytest.fixture(scope="session")
def clean() -> Block:
    """The same people's records without faults; only to be read."""
    return make_block(CLEAN, 0)
