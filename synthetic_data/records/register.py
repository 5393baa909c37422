"""The business register's lookup: what is known of each enterprise, once for each of two ingests.

Pay up to tax year 2016-17 belongs to source year 2019, later pay to 2020; an enterprise stands in the lookup twice.
Sizes, ages, legal status and closures are invented. Besides the enterprises that employ the population's people there
are others that have closed, whose size in the first ingest is an old one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import MONTH_START, month_number
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.firms import SECTIONS, firms
from synthetic_data.places import REGIONS, regions
from synthetic_data.records import ids
from synthetic_data.records.frames import NO_DAY
from synthetic_data.records.industries import BITS, CODES, NAMES, NONE, registered
from synthetic_data.records.shared import Shared, writes

SOURCES = ("2019", "2020")
BANDS = np.array([0, 5, 10, 20, 50, 100, 250, 500], dtype=np.int64)
"""Lower ends of the bands of employees; which bands the real lookup has is not public."""
PEOPLE_PER_JOB = 120
"""Employees per employee who is in the population, whose people are of a few ages only."""
LEGAL_STATUS, STATUS_SHARES = np.array(list("12345"), dtype=object), (0.70, 0.85, 0.92, 0.97, 1.0)
PUBLIC_BODY = "4"
PUBLIC_SECTIONS = "OP"
CLOSED = 0.15
"""Closed enterprises, as a share of the others."""
CLOSED_BEFORE_FIRST_INGEST = 0.6
OLDEST, YOUNGEST = month_number(1973, 1), month_number(2002, 1)
CLOSURES = (month_number(2005, 1), month_number(2018, 1), month_number(2020, 9))


def _uniform(number: NDArray[np.int64], seed: int, purpose: str) -> NDArray[np.float64]:
    """Return a number from 0 to 1 that depends on the enterprise and the seed only."""
    return ids.scramble(number, BITS, seed, purpose).astype(np.float64) / 2.0**BITS


@writes("idbr")
def idbr(lives: Lives, _: View, __: Shared) -> dict[str, Any]:
    """Return two rows for each enterprise; each block writes its own part of the register."""
    plan, seed, known = lives.plan, lives.plan.seed, firms(lives.plan)
    letters = list(SECTIONS)
    mine = np.arange(lives.block, len(known.section), plan.blocks, dtype=np.int64)
    firm = np.repeat(mine, len(letters))
    section = np.tile(np.arange(len(letters)), len(mine))
    # Closed ones have numbers beyond those of all that employ anybody.
    closed = _uniform(firm * len(letters) + section, seed, "closed") < CLOSED
    live = len(firm)
    firm, section = np.append(firm, firm[closed]), np.append(section, section[closed])
    number = firm * len(letters) + section
    number[live:] += len(known.section) * len(letters)
    is_closed = np.arange(len(number)) >= live

    register = registered(seed, number, section)
    has_key = register.key != NONE
    firm, section, number, is_closed = (part[has_key] for part in (firm, section, number, is_closed))
    key, code, name = (part[has_key] for part in (register.key, register.code, register.name))

    size = known.share[firm] * known.per_district * PEOPLE_PER_JOB * _uniform(number, seed, "employees") ** 3
    band = BANDS[np.searchsorted(BANDS, np.maximum(size, 0), side="right") - 1]
    birth = OLDEST + np.floor(_uniform(number, seed, "birth") * (YOUNGEST - OLDEST)).astype(np.int64)
    when = _uniform(number, seed, "death")
    early = when < CLOSED_BEFORE_FIRST_INGEST
    since, until = np.where(early, CLOSURES[0], CLOSURES[1]), np.where(early, CLOSURES[1], CLOSURES[2])
    death = since + np.floor(_uniform(number, seed, "month of death") * (until - since)).astype(np.int64)
    status = LEGAL_STATUS[
        np.searchsorted(STATUS_SHARES, _uniform(number, seed, "legal status"), side="right")
    ]
    status[np.isin(section, [letters.index(letter) for letter in PUBLIC_SECTIONS])] = PUBLIC_BODY
    region = regions(plan)[firm // known.per_district]

    # Who had closed by the first ingest is in that one only, with the size it had then.
    in_second = ~(is_closed & early)
    rows = np.append(np.arange(len(number)), np.flatnonzero(in_second))
    source = np.append(np.zeros(len(number), dtype=np.int64), np.ones(in_second.sum(), dtype=np.int64))
    gone = is_closed[rows] & ((source == 1) | early[rows])
    return {
        "ENTKEY": register.keys[key][rows],
        "SourceYear": np.array(SOURCES, dtype=object)[source],
        "SIC2007": CODES[code][rows],
        "SECTIONNAME": NAMES[name][rows],
        "Govt_Region": np.array([name for _, name in REGIONS], dtype=object)[region][rows],
        "legalstatus": status[rows],
        "Employees": np.where(gone & (source == 1), 0, band[rows]),
        "Birth_month": MONTH_START[birth].astype(np.int64)[rows],
        "Death_month": np.where(gone, MONTH_START[death].astype(np.int64)[rows], NO_DAY),
    }
