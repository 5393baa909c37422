"""What a population is made from: its size, its seed, its cohorts and the faults planted in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from synthetic_data.errors import LeoError

BLOCK_SIZE = 10_000
"""People in a block. Fixed: changing it changes every population."""

COHORTS = tuple(range(2002, 2022))
"""Years in which Key Stage 4 ends, from the first to the last in LEO iteration 2."""

LARGEST = 60_000_000
"""Most people in one population: ids are built on that assumption."""


@dataclass(frozen=True)
class Named:
    """A population that has a name, so that two people who speak of it mean the same rows."""

    people: int
    seed: int
    cohorts: tuple[int, ...]
    purpose: str


POPULATIONS = {
    "sample": Named(10_000, 2023, COHORTS, "the book and the labs: every cohort, 500 people of each"),
    "class": Named(12_000, 2024, (2007, 2011, 2015), "teaching with large groups: three cohorts of 4,000"),
    "calibration": Named(200_000, 2025, tuple(range(2002, 2008)), "the cohorts of most published figures"),
    "nation": Named(38_000_000, 2026, COHORTS, "as many people as LEO has, to try what that takes"),
}
"""Populations by name. The sample has every cohort, since chapters follow people for fifteen years."""


@dataclass(frozen=True)
class Plan:
    """People asked for, the seed, the names of the faults switched on, and the years in which KS4 ends."""

    people: int
    seed: int
    faults: frozenset[str] = field(default_factory=frozenset)
    cohorts: tuple[int, ...] = COHORTS

    def __post_init__(self) -> None:
        if (
            isinstance(self.people, bool)
            or not isinstance(self.people, int)
            or not 1 <= self.people <= LARGEST
        ):
            raise LeoError(f"people must be a whole number from 1 to {LARGEST}, not {self.people!r}")
        if isinstance(self.seed, bool) or not isinstance(self.seed, int) or self.seed < 0:
            raise LeoError(f"seed must be a whole number, 0 or more, not {self.seed!r}")
        object.__setattr__(self, "faults", frozenset(self.faults))
        object.__setattr__(self, "cohorts", tuple(sorted(set(self.cohorts))))
        unknown = [c for c in self.cohorts if c not in COHORTS]
        if unknown or not self.cohorts:
            raise LeoError(f"cohorts are years from {COHORTS[0]} to {COHORTS[-1]}, not {unknown or 'none'}")

    @property
    def blocks(self) -> int:
        """Number of blocks; the last may be smaller than the others."""
        return -(-self.people // BLOCK_SIZE)

    @property
    def shared(self) -> Plan:
        """The plan without its faults: all that shared things, such as schools and employers, depend on."""
        return replace(self, faults=frozenset())

    def block_people(self, block: int) -> int:
        """Number of people in a block."""
        if not 0 <= block < self.blocks:
            raise LeoError(f"block must be from 0 to {self.blocks - 1}, not {block}")
        return min(BLOCK_SIZE, self.people - block * BLOCK_SIZE)
