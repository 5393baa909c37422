"""People before anything has happened to them: when born, to whom, where, and with what leanings.

Everything here is latent and invented; only the outcomes that follow are fitted to published figures. Groups differ
in their average income, ability and so on because published outcomes differ; no statement about real people follows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import logistic, pick
from synthetic_data.places import Places, places
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.streams import stream


@dataclass(frozen=True)
class EthnicGroup:
    """One group: its share of people, and the leanings of its members in standard deviations (all invented)."""

    code: str
    share: float
    income: float = 0.0
    ability: float = 0.0
    other_language: float = 0.0
    born_abroad: float = 0.02
    studies: float = 0.0


ETHNIC_GROUPS = (
    EthnicGroup("WBRI", 0.800, 0.03, 0.0, 0.002, 0.01),
    EthnicGroup("WIRI", 0.004, 0.0, 0.10, 0.01, 0.08),
    EthnicGroup("WIRT", 0.001, -1.0, -1.3, 0.02, 0.02),
    EthnicGroup("WROM", 0.002, -1.0, -1.3, 0.30, 0.25),
    EthnicGroup("WOTH", 0.030, 0.0, -0.05, 0.65, 0.45),
    EthnicGroup("MWBC", 0.012, -0.35, -0.10, 0.01, 0.01),
    EthnicGroup("MWBA", 0.004, -0.25, 0.0, 0.08, 0.05, 0.2),
    EthnicGroup("MWAS", 0.008, 0.10, 0.20, 0.08, 0.03, 0.2),
    EthnicGroup("MOTH", 0.012, 0.0, 0.05, 0.12, 0.08, 0.2),
    EthnicGroup("AIND", 0.024, 0.05, 0.30, 0.55, 0.15, 1.35),
    EthnicGroup("APKN", 0.029, -0.55, 0.05, 0.80, 0.12, 1.35),
    EthnicGroup("ABAN", 0.011, -0.80, 0.15, 0.85, 0.12, 1.3),
    EthnicGroup("AOTH", 0.010, -0.10, 0.15, 0.65, 0.35, 1.1),
    EthnicGroup("BCRB", 0.014, -0.45, -0.10, 0.04, 0.06, 0.6),
    EthnicGroup("BAFR", 0.020, -0.70, 0.05, 0.60, 0.35, 1.2),
    EthnicGroup("BOTH", 0.004, -0.50, -0.10, 0.25, 0.15, 0.7),
    EthnicGroup("CHNE", 0.004, 0.10, 0.75, 0.70, 0.30, 1.2),
    EthnicGroup("OOTH", 0.011, -0.35, 0.05, 0.70, 0.40, 0.6),
)
ASIAN_CODES, BLACK_CODES = ("AIND", "APKN", "ABAN", "AOTH"), ("BCRB", "BAFR", "BOTH")
ETHNIC_CODES = np.array([group.code for group in ETHNIC_GROUPS], dtype=object)
FEMALE_SHARE = 0.489
INDEPENDENT_LOG_ODDS = -3.45, 1.55
"""Log-odds of an independent secondary school: constant, and slope in family income."""
UNSTATED_ETHNICITY = 0.008
FIRST_BIRTH_MONTH = 9
"""Cohorts run from September to August."""


@dataclass(frozen=True)
class People:
    """The people of one block; every array has one value per person."""

    number: NDArray[np.int64]
    """Number within the population, from 0."""
    cohort: NDArray[np.int16]
    """Year in which Key Stage 4 ends."""
    birth_year: NDArray[np.int16]
    birth_month: NDArray[np.int8]
    female: NDArray[np.bool_]
    ethnicity: NDArray[np.int8]
    """Place in ``ETHNIC_GROUPS``."""
    unstated_ethnicity: NDArray[np.bool_]
    english: NDArray[np.bool_]
    """First language is English."""
    area: NDArray[np.int32]
    """Small area of the home at age four, or on arrival in England."""
    income: NDArray[np.float64]
    """Family income, standardised."""
    ability: NDArray[np.float64]
    """Ability, standardised."""
    need: NDArray[np.float64]
    """Special educational need, standardised; high means more need."""
    attachment: NDArray[np.float64]
    """How firmly a person stays in work, standardised."""
    pay: NDArray[np.float64]
    """Lasting effect on log pay, standardised."""
    independent: NDArray[np.bool_]
    """Goes to an independent secondary school."""
    arrival: NDArray[np.int8]
    """First school year in England: 0 for reception, 1 for year 1, and so on."""

    def __len__(self) -> int:
        return len(self.number)

    def ethnic(self, leaning: str) -> NDArray[np.float64]:
        """Return a leaning of each person's ethnic group."""
        return np.array([getattr(group, leaning) for group in ETHNIC_GROUPS])[self.ethnicity]

    def in_groups(self, *codes: str) -> NDArray[np.bool_]:
        """Return whether each person belongs to one of the ethnic groups."""
        return np.isin(self.ethnicity, np.flatnonzero(np.isin(ETHNIC_CODES, codes)))


def _ethnic_shares(where: Places) -> NDArray[np.float64]:
    """Cumulative shares by district: the more diverse a district, the fewer White British people."""
    shares = np.array([group.share for group in ETHNIC_GROUPS])
    others = shares[1:] / shares[1:].sum()
    other_share = np.clip(where.diversity * (1 - shares[0]) / 0.3, 0.01, 0.9)
    table = np.concatenate([1 - other_share[:, None], other_share[:, None] * others], axis=1)
    return np.round(np.cumsum(table, axis=1), 6)


def make_people(plan: Plan, block: int) -> People:
    """Return the people of one block."""
    where = places(plan)
    n = plan.block_people(block)
    rng = stream(plan.seed, "people", block)
    number = block * BLOCK_SIZE + np.arange(n, dtype=np.int64)
    cohort = np.array(plan.cohorts, dtype=np.int16)[number % len(plan.cohorts)]
    months_in = rng.integers(0, 12, n, dtype=np.int64)
    birth_month = (FIRST_BIRTH_MONTH - 1 + months_in) % 12 + 1
    birth_year = cohort - 17 + (birth_month < FIRST_BIRTH_MONTH)

    district = pick(where.district_share, rng.random(n))
    area = district * where.areas_in_district + rng.integers(0, where.areas_in_district, n, dtype=np.int32)
    ethnicity = pick(_ethnic_shares(where)[district], rng.random(n)).astype(np.int8)
    group = {
        name: np.array([getattr(g, name) for g in ETHNIC_GROUPS])[ethnicity]
        for name in ("income", "ability", "other_language", "born_abroad")
    }
    noise = rng.normal(size=(5, n))
    female = rng.random(n) < FEMALE_SHARE
    income = 0.6 * where.area_affluence[area] + group["income"] + 0.8 * noise[0]
    ability = 0.35 * income + group["ability"] + 0.93 * noise[1]
    need = -0.55 * ability + 0.35 * (~female) + 0.75 * noise[2]
    born_abroad = rng.random(n) < group["born_abroad"]
    arrival = np.where(born_abroad, rng.integers(0, 11, n, dtype=np.int64), 0)
    constant, slope = INDEPENDENT_LOG_ODDS
    return People(
        number=number,
        cohort=cohort,
        birth_year=birth_year.astype(np.int16),
        birth_month=birth_month.astype(np.int8),
        female=female,
        ethnicity=ethnicity,
        unstated_ethnicity=rng.random(n) < UNSTATED_ETHNICITY,
        english=rng.random(n) >= group["other_language"],
        area=area.astype(np.int32),
        income=np.round(income, 4),
        ability=np.round(ability, 4),
        need=np.round(need, 4),
        attachment=np.round(noise[3], 4),
        pay=np.round(noise[4], 4),
        independent=rng.random(n) < logistic(constant + slope * income),
        arrival=arrival.astype(np.int8),
    )
