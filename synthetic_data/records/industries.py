"""Enterprises as the business register has them: keys, five-digit industries, and names of sections.

Codes and names are those of the UK Standard Industrial Classification 2007 (Office for National Statistics); a handful
of codes stand for each section. How many enterprises are not found in the register is invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.firms import SECTIONS
from synthetic_data.records import ids

SECTION_NAMES = {
    "A": "AGRICULTURE, FORESTRY AND FISHING",
    "C": "MANUFACTURING",
    "F": "CONSTRUCTION",
    "G": "WHOLESALE AND RETAIL TRADE; REPAIR OF MOTOR VEHICLES AND MOTORCYCLES",
    "H": "TRANSPORTATION AND STORAGE",
    "I": "ACCOMMODATION AND FOOD SERVICE ACTIVITIES",
    "J": "INFORMATION AND COMMUNICATION",
    "K": "FINANCIAL AND INSURANCE ACTIVITIES",
    "L": "REAL ESTATE ACTIVITIES",
    "M": "PROFESSIONAL, SCIENTIFIC AND TECHNICAL ACTIVITIES",
    "N": "ADMINISTRATIVE AND SUPPORT SERVICE ACTIVITIES",
    "O": "PUBLIC ADMINISTRATION AND DEFENCE; COMPULSORY SOCIAL SECURITY",
    "P": "EDUCATION",
    "Q": "HUMAN HEALTH AND SOCIAL WORK ACTIVITIES",
    "R": "ARTS, ENTERTAINMENT AND RECREATION",
    "S": "OTHER SERVICE ACTIVITIES",
}
INDUSTRIES = {
    "A": ("01110", "01500", "01610"),
    "C": ("10710", "21200", "22290", "25620", "29100"),
    "F": ("41201", "41202", "43210", "43220"),
    "G": ("45111", "46900", "47110", "47190", "47710"),
    "H": ("49320", "49410", "52103", "53100"),
    "I": ("55100", "56101", "56102", "56302"),
    "J": ("58190", "62012", "62020", "62090"),
    "K": ("64191", "65120", "66220"),
    "L": ("68209", "68310"),
    "M": ("69102", "69201", "70229", "71129"),
    "N": ("78109", "78200", "80100", "81210", "82990"),
    "O": ("84110", "84220", "84240"),
    "P": ("85200", "85310", "85421", "85590"),
    "Q": ("86101", "86210", "87100", "88910", "88990"),
    "R": ("90010", "93110", "93130"),
    "S": ("94910", "96020", "96090"),
}
"""Some of the codes of each section."""
CODES = np.array(sorted(code for codes in INDUSTRIES.values() for code in codes), dtype=object)
NAMES = np.array(sorted(SECTION_NAMES.values()), dtype=object)
NOT_REGISTERED = 0.04
"""Share of enterprises that are not found, by the reference of their payroll, in the business register."""
BITS = 40
NONE = -1

_WIDTH = max(len(codes) for codes in INDUSTRIES.values())
_CODE = np.array(
    [[list(CODES).index((INDUSTRIES[letter] * _WIDTH)[i]) for i in range(_WIDTH)] for letter in SECTIONS],
    dtype=np.int64,
)
_COUNT = np.array([len(INDUSTRIES[letter]) for letter in SECTIONS], dtype=np.int64)
_NAME = np.array([list(NAMES).index(SECTION_NAMES[letter]) for letter in SECTIONS], dtype=np.int64)


@dataclass(frozen=True)
class Registered:
    """What the register has on each job's enterprise: places in ``keys``, ``CODES`` and ``NAMES``, or ``NONE``."""

    keys: NDArray[np.object_]
    """Keys in alphabetical order."""
    key: NDArray[np.int64]
    code: NDArray[np.int64]
    name: NDArray[np.int64]


def registered(seed: int, enterprise: NDArray[np.int64], section: NDArray[np.integer]) -> Registered:
    """Return keys and industries of enterprises, which depend on the enterprise and the seed only."""
    numbers, place = np.unique(enterprise, return_inverse=True)
    keys, rank = np.unique(ids.enterprise(seed, numbers).astype("U"), return_inverse=True)
    known = ids.scramble(numbers, BITS, seed, "register") >= np.uint64(NOT_REGISTERED * 2**BITS)
    which = ids.scramble(numbers, BITS, seed, "industry").astype(np.int64)[place] % _COUNT[section]

    def if_known(value: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(known[place], value, NONE)

    return Registered(
        keys=keys.astype(object),
        key=if_known(rank[place].astype(np.int64)),
        code=if_known(_CODE[section, which]),
        name=if_known(_NAME[section]),
    )
