"""Pairs of files that tests of the linkage material share."""

from __future__ import annotations

import pytest

from synthetic_data.linkage.faults import FAULTS
from synthetic_data.linkage.identities import Identities, make_identities
from synthetic_data.linkage.pair import Pair, make_pair
from synthetic_data.plan import Plan

PLAN = Plan(10_000, 11)
ALL = frozenset(fault.name for fault in FAULTS)


@pytest.fixture(scope="session")
def who() -> Identities:
    """Identities of 10,000 people; only to be read."""
    return make_identities(PLAN, 0)


@pytest.fixture(scope="session")
def clean_pair() -> Pair:
    """The two files about them without any fault; only to be read."""
    return make_pair(PLAN, 0)


@pytest.fixture(scope="session")
def pair() -> Pair:
    """The same with every fault; only to be read."""
    return make_pair(Plan(PLAN.people, PLAN.seed, ALL), 0)
