"""Invented providers of further education, shared by everyone in a population: colleges, trainers, adult services.

How many there are of each kind, and how large they are, is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.places import district_count
from synthetic_data.plan import Plan


class ProviderKind(IntEnum):
    """Kinds of provider."""

    COLLEGE = 0
    TRAINER = 1
    """Trains apprentices at their employers'."""
    ADULT_SERVICE = 2
    """A local authority's courses for adults."""


IN_DISTRICT = {ProviderKind.COLLEGE: 2, ProviderKind.TRAINER: 4, ProviderKind.ADULT_SERVICE: 1}
NATIONAL_TRAINERS = 5
"""Trainers who work in all districts; they follow the others in number."""
WITH_NATIONAL = 0.3
"""Share of apprentices with one of them."""


@dataclass(frozen=True)
class Providers:
    """All providers; those of one kind and district stand together, the national trainers last."""

    districts: int
    kind: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.kind)

    def choose(
        self, kind: ProviderKind, district: NDArray[np.integer], uniform: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        """Return a provider of a kind in a district; the first of them is the largest."""
        first = self.districts * sum(count for other, count in IN_DISTRICT.items() if other < kind)
        each = IN_DISTRICT[kind]
        local = first + district.astype(np.int64) * each + (uniform * uniform * each).astype(np.int64)
        if kind != ProviderKind.TRAINER:
            return local
        national = len(self) - 1 - (uniform / WITH_NATIONAL * NATIONAL_TRAINERS).astype(np.int64)
        return np.where(uniform < WITH_NATIONAL, national, local)


@lru_cache(maxsize=4)
def _providers(plan: Plan) -> Providers:
    districts = district_count(plan)
    counts = [districts * IN_DISTRICT[kind] for kind in ProviderKind]
    kind = np.repeat(np.arange(len(counts)), counts)
    national = np.full(NATIONAL_TRAINERS, ProviderKind.TRAINER)
    return Providers(districts, np.concatenate([kind, national]).astype(np.int8))


def providers(plan: Plan) -> Providers:
    """Return the providers of a population (made once per process)."""
    return _providers(plan.shared)
