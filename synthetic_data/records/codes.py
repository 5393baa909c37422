"""How education sources write people, places and schools: codes by era, and pseudonyms.

Which code exists when follows the variable request form; how fast one replaces another is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import pick
from synthetic_data.lives import Lives
from synthetic_data.lives.schooling import NEED_TYPES, NONE, SUPPORT
from synthetic_data.lives.schools import schools
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.places import INDEX_VINTAGES, Places, places
from synthetic_data.plan import Plan
from synthetic_data.records import ids
from synthetic_data.records.frames import where
from synthetic_data.streams import pseudonym, stream

ETHNIC_MAJOR = {
    **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WROM", "WOTH"), "WHIT"),
    **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), "MIXD"),
    **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH"), "ASIA"),
    **dict.fromkeys(("BCRB", "BAFR", "BOTH"), "BLAC"),
    "CHNE": "CHIN",
    "OOTH": "AOEG",
    "REFU": "UNCL",
    "NOBT": "UNCL",
}
LANGUAGE_MAJOR = {
    "ENG": "1_ENG",
    "ENB": "1_ENG",
    "OTH": "2_OTH",
    "OTB": "2_OTH",
    "REF": "3_UNCL",
    "NOT": "3_UNCL",
}
SEN_MAJOR = {"N": "1_NON", "A": "2_SNS", "P": "2_SNS", "K": "2_SNS", "S": "3_SS", "E": "3_SS"}
SEN_REFORM = 2015
"""Census from which K and E stand beside the older A, P and S."""
SEN_LAST_OLD = {"A": 2015, "P": 2015, "S": 2018}
PLAN_BY = (0.0, 0.06, 0.3, 0.6, 0.85, 1.0)
"""Cumulative share of statements turned into plans by the censuses of 2014, 2015, ..., 2019."""
STILL_OLD_SUPPORT = 0.12
"""Share of support still under the older codes in the census of 2015."""
OUTPUT_AREAS = 5
"""Output areas in a small area."""
BELIEVED = 0.03
"""Share whose first language is only believed to be the one given."""
LANGUAGE_UNSTATED = 0.004
PART_TIME = 0.03
AREAS_2001, AREAS_2011 = 32_482, 32_844
"""Small areas in England in the 2001 and 2011 geographies: ranks run to these."""
INDEX_CENSUSES = {2004: 2007, 2007: 2010, 2010: 2016, 2015: 2019, 2019: 2021}
"""Last census that carries each release of the deprivation index (the first two steps are invented)."""
# Types of school in the national register and in the performance tables, by ``Governance``.
# The form leaves both lists to another document; these numbers are from memory and want checking.
REGISTER_TYPES = np.array([1, 2, 5, 34, 7, 11], dtype=np.int64)
TABLE_TYPES = np.array([21, 22, 24, 51, 30, 11], dtype=np.int64)


@dataclass(frozen=True)
class Pupils:
    """What sources write about the pupils of one block, whatever the year."""

    pmr: NDArray[np.object_]
    ethnicity: NDArray[np.object_]
    language: NDArray[np.object_]
    support_letter: NDArray[np.object_]
    """A or P, where support is given."""
    old_support: NDArray[np.bool_]
    plan_from: NDArray[np.int64]
    """First census in which a statement has become a plan."""
    part_time: NDArray[np.bool_]
    """Part-time in reception, if born in summer."""
    nights: NDArray[np.object_]
    """How a boarder is written."""
    output_area: NDArray[np.int64]
    """Which of a small area's output areas."""


def pupils(lives: Lives) -> Pupils:
    """Return what is written about the pupils of one block."""
    people, seed = lives.people, lives.plan.seed
    rng = stream(seed, "pupil records", lives.block)
    n = len(people)
    refused = np.where(rng.random(n) < 0.6, "REFU", "NOBT").astype(object)
    u = rng.random(n)
    language = np.where(people.english, "ENG", "OTH").astype(object)
    language[(u < BELIEVED) & people.english] = "ENB"
    language[(u < BELIEVED) & ~people.english] = "OTB"
    language[u > 1 - LANGUAGE_UNSTATED] = "NOT"
    return Pupils(
        pmr=ids.pupil_reference(seed, people.number),
        ethnicity=np.where(people.unstated_ethnicity, refused, ETHNIC_CODES[people.ethnicity]),
        language=language,
        support_letter=np.where(people.need + 0.4 * rng.normal(size=n) > 1.35, "P", "A").astype(object),
        old_support=rng.random(n) < STILL_OLD_SUPPORT,
        plan_from=2014 + pick(np.array(PLAN_BY), rng.random(n)).astype(np.int64),
        part_time=rng.random(n) < PART_TIME,
        nights=rng.choice(np.array(["7", "6", "B"], dtype=object), size=n),
        output_area=rng.integers(0, OUTPUT_AREAS, n, dtype=np.int64),
    )


def recode(codes: NDArray[np.object_], table: dict[str, str]) -> NDArray[np.object_]:
    """Return the class of each code."""
    found, place = np.unique(codes.astype("U8"), return_inverse=True)
    return np.array([table[code] for code in found], dtype=object)[place]


def special_needs(
    written: Pupils, person: NDArray[np.integer], support: NDArray[np.int8], year: int
) -> NDArray[np.object_]:
    """Return codes of provision for special needs in the census of a year."""
    letter = np.full(len(person), "K", dtype=object)
    old = written.old_support[person] if year == SEN_REFORM else np.full(len(person), year < SEN_REFORM)
    letter[old] = written.support_letter[person][old]
    statement = np.where(year >= written.plan_from[person], "E", "S").astype(object)
    return np.select(
        [support == NONE, support == SUPPORT], [np.full(len(person), "N", dtype=object), letter], statement
    )


def need_types(need: NDArray[np.int8], provision: NDArray[np.object_], year: int) -> Any:
    """Return the primary type of need; none is written without provision or at the stage of School Action."""
    types = np.array(NEED_TYPES, dtype=object)
    if year < SEN_REFORM:
        types[NEED_TYPES.index("SEMH")] = "BESD"
    written = (provision != "N") & (provision != "A")
    return where(written, types[need])


def idaci(
    areas: Places, area: NDArray[np.integer], year: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return score and rank of the deprivation index that the census of a year carries."""
    release = next(r for r, until in INDEX_CENSUSES.items() if year <= until)
    poorer = areas.area_index[area, INDEX_VINTAGES.index(release)]
    last = AREAS_2001 if release <= 2010 else AREAS_2011
    rank = 1 + np.floor((1 - poorer) * (last - 1)).astype(np.int64)
    return np.round(0.02 + 0.78 * poorer * poorer * poorer, 3), rank


@dataclass(frozen=True)
class Names:
    """Invented codes of areas, and pseudonyms of districts and schools."""

    area_2001: NDArray[np.object_]
    area_2011: NDArray[np.object_]
    output_area: NDArray[np.object_]
    """Areas x output areas."""
    district: NDArray[np.object_]
    school: NDArray[np.object_]
    register: NDArray[np.object_]
    """Schools x (before, after) becoming an academy: pseudonyms of the unique reference number."""
    unit: NDArray[np.object_]
    """Pupil referral unit of each district."""
    unit_register: NDArray[np.object_]


@lru_cache(maxsize=4)
def _names(plan: Plan) -> Names:
    where, offered = places(plan), schools(plan)
    # Codes look like those of English small areas but lie beyond any in use.
    old = np.array([f"E01{900_000 + i}" for i in range(where.areas)], dtype=object)
    new = np.array([f"E01{950_000 + i}" for i in range(where.areas)], dtype=object)
    output = np.array([f"E00{500_000 + i}" for i in range(where.areas * OUTPUT_AREAS)], dtype=object)

    def hashes(purpose: str, count: int) -> NDArray[np.object_]:
        return np.array([pseudonym(plan.seed, purpose, i) for i in range(count)], dtype=object)

    return Names(
        area_2001=old,
        area_2011=np.where(where.recoded, new, old),
        output_area=output.reshape(where.areas, OUTPUT_AREAS),
        district=hashes("LA", where.districts),
        school=hashes("LAESTAB", len(offered.kind)),
        register=hashes("URN", 2 * len(offered.kind)).reshape(-1, 2),
        unit=hashes("LAESTAB of unit", where.districts),
        unit_register=hashes("URN of unit", where.districts),
    )


def names(plan: Plan) -> Names:
    """Return codes and pseudonyms of a population's places and schools (made once per process)."""
    return _names(plan.shared)


def academic_year(year: int) -> str:
    """Return an academic year as sources write it: ``2010/2011`` for the one that ends in 2011."""
    return f"{year - 1}/{year}"
