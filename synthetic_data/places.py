"""Invented districts and small areas, shared by everyone in a population.

They depend on the seed and the population's size only. A small population has a few whole districts, so that
neighbours and classmates exist at every size. All shares and spreads are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import normal_share
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

PEOPLE_PER_DISTRICT = 5_000
FEWEST_DISTRICTS, MOST_DISTRICTS = 3, 150
PEOPLE_PER_AREA = 60
FEWEST_AREAS, MOST_AREAS = 20, 250
NEIGHBOURS_DIFFER = 1.0
"""How far areas side by side differ in affluence, in standard deviations."""
RECODED_AREAS = 0.05
"""Share of small areas whose 2011 code differs from their 2001 code."""

REGIONS = (
    ("E12000001", "North East"),
    ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"),
    ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"),
    ("E12000006", "East of England"),
    ("E12000007", "London"),
    ("E12000008", "South East"),
    ("E12000009", "South West"),
)
"""Codes and names of the regions of England (Office for National Statistics)."""
REGION_SHARES = (0.05, 0.13, 0.10, 0.09, 0.11, 0.11, 0.15, 0.16, 0.10)
LONDON = 6

INDEX_VINTAGES = (2004, 2007, 2010, 2015, 2019)
"""Releases of the deprivation index."""


@dataclass(frozen=True)
class Places:
    """Districts (local authorities) and the small areas in them; arrays have one value per district or area."""

    district_share: NDArray[np.float64]
    diversity: NDArray[np.float64]
    areas_in_district: int
    area_affluence: NDArray[np.float64]
    area_index: NDArray[np.float64]
    """Deprivation by area and vintage, as a share of areas that are less deprived."""
    recoded: NDArray[np.bool_]

    @property
    def districts(self) -> int:
        return len(self.district_share)

    @property
    def areas(self) -> int:
        return len(self.area_affluence)

    def district_of(self, area: NDArray[np.integer]) -> NDArray[np.int32]:
        """Return the district of each area."""
        return (area // self.areas_in_district).astype(np.int32)


def district_count(plan: Plan) -> int:
    """Return the number of districts of a population."""
    return int(np.clip(round(plan.people / PEOPLE_PER_DISTRICT), FEWEST_DISTRICTS, MOST_DISTRICTS))


def cohort_in_district(plan: Plan) -> float:
    """Return the people of one cohort in an average district."""
    return plan.people / len(plan.cohorts) / district_count(plan)


@lru_cache(maxsize=4)
def _places(plan: Plan) -> Places:
    rng = stream(plan.seed, "places")
    districts = district_count(plan)
    areas = int(np.clip(round(plan.people / districts / PEOPLE_PER_AREA), FEWEST_AREAS, MOST_AREAS))
    share = rng.uniform(0.6, 1.4, districts)
    affluence = np.round(rng.normal(0.0, 0.35, districts), 4)
    diversity = np.round(rng.beta(0.7, 1.6, districts), 4)
    diversity = np.round(np.clip(diversity / diversity.mean() * 0.3, 0.02, 1.0), 4)
    apart = rng.normal(0.0, 0.93, (districts, areas))
    # Areas that follow each other lie side by side, so neighbours resemble each other.
    order = np.argsort(apart + rng.normal(0.0, NEIGHBOURS_DIFFER, (districts, areas)), axis=1, kind="stable")
    area_affluence = np.round(affluence[:, None] + np.take_along_axis(apart, order, axis=1), 4).ravel()
    noise = rng.normal(0.0, 0.15, (districts * areas, len(INDEX_VINTAGES)))
    return Places(
        district_share=np.round(np.cumsum(share) / share.sum(), 6),
        diversity=diversity,
        areas_in_district=areas,
        area_affluence=area_affluence,
        area_index=normal_share(noise - area_affluence[:, None]),
        recoded=rng.random(districts * areas) < RECODED_AREAS,
    )


def places(plan: Plan) -> Places:
    """Return the districts and areas of a population (made once per process)."""
    return _places(plan.shared)


@lru_cache(maxsize=4)
def _regions(plan: Plan) -> NDArray[np.int64]:
    districts = district_count(plan)
    order = np.argsort(-_places(plan).diversity, kind="stable")
    london = max(1, round(REGION_SHARES[LONDON] * districts))
    others = np.delete(np.arange(len(REGIONS)), LONDON)
    shares = np.delete(np.array(REGION_SHARES), LONDON)
    reach = np.cumsum(shares) / shares.sum()
    # Spread evenly over the other regions, so that three districts lie in three of them.
    at = (
        (stream(plan.seed, "regions").random() + np.arange(districts - london))
        / max(districts - london, 1)
        % 1.0
    )
    found = np.empty(districts, dtype=np.int64)
    found[order[:london]] = LONDON
    found[order[london:]] = others[
        np.searchsorted(np.round(reach, 6), at, side="right").clip(max=len(others) - 1)
    ]
    return found


def regions(plan: Plan) -> NDArray[np.int64]:
    """Return the region of each district, a place in ``REGIONS``: the most diverse are London's."""
    return _regions(plan.shared)
