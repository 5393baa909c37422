"""The register of learning aims (LARS): what each qualification counts as, a row for each year in which it is on offer.

It is shared by everyone: blocks write a part of it each. References, titles and awarding bodies are invented; codes of
levels, subjects and types are the form's. **Levels that changed over the years are invented** as examples of a thing
that happens: the record of aims has the level of its own year and that of the latest.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.learning_aims import AIMS, NO_LEVEL, NUMBERS, AimKind
from synthetic_data.records import ids
from synthetic_data.records.codes import academic_year
from synthetic_data.records.frames import in_their_years
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import pseudonym

FIRST_YEAR, LAST_YEAR = 2003, 2021
PROGRAMME_REFERENCE = "ZPROG001"
BITS = 22
AWARDING_BODIES = 9
TYPES = {
    AimKind.DIPLOMA: "0006",
    AimKind.CERTIFICATE: "0016",
    AimKind.COMPETENCE: "0036",
    AimKind.KNOWLEDGE: "0020",
    AimKind.GCSE: "0003",
    AimKind.SKILLS: "1439",
    AimKind.ACCESS: "1440",
    AimKind.COMMUNITY: "4342",
    AimKind.PREPARATION: "1437",
    AimKind.PROGRAMME: "4342",
    AimKind.HIGHER: "0031",
    AimKind.T_LEVEL: "1442",
}
KEY_SKILLS = "1327"
FINE_SKILLS = {
    "gcse english": 11, "gcse mathematics": 12, "key communication": 13, "key number": 14, "literacy": 1,
    "numeracy": 2, "functional english": 20, "functional mathematics": 19, "esol entry": 27, "esol": 27,
}  # fmt: skip
LITERACY, NUMERACY, LANGUAGE = 1, 2, 3
BROAD_SKILLS = {11: LITERACY, 12: NUMERACY, 13: LITERACY, 14: NUMERACY, 1: LITERACY, 2: NUMERACY, 20: LITERACY,
                19: NUMERACY, 27: LANGUAGE}  # fmt: skip
NO_SKILL = -2
LEVEL_TO = {
    NUMBERS["hnc engineering"]: (2010, 5.0),
    NUMBERS["hnc business"]: (2010, 5.0),
    NUMBERS["computing"]: (2008, 2.0),
}
"""Levels that an aim had to a year, before it got the one it has."""
AREA_NAMES = {
    "1": "Health, Public Services and Care", "2": "Science and Mathematics",
    "3": "Agriculture, Horticulture and Animal Care", "4": "Engineering and Manufacturing Technologies",
    "5": "Construction, Planning and the Built Environment", "6": "Information and Communication Technology",
    "7": "Retail and Commercial Enterprise", "8": "Leisure, Travel and Tourism", "9": "Arts, Media and Publishing",
    "11": "Social Sciences", "12": "Languages, Literature and Culture", "13": "Education and Training",
    "14": "Preparation for Life and Work", "15": "Business, Administration and Law",
    "1.2": "Nursing and Subjects and Vocations Allied to Medicine", "1.3": "Health and Social Care",
    "1.4": "Public Services", "1.5": "Child Development and Well Being", "2.1": "Science",
    "2.2": "Mathematics and Statistics", "3.1": "Agriculture", "3.3": "Animal Care and Veterinary Science",
    "4.1": "Engineering", "4.3": "Transportation Operations and Maintenance", "5.2": "Building and Construction",
    "6.1": "ICT Practitioners", "6.2": "ICT for Users", "7.1": "Retailing and Wholesaling",
    "7.3": "Service Enterprises", "7.4": "Hospitality and Catering", "8.1": "Sport, Leisure and Recreation",
    "8.2": "Travel and Tourism", "9.1": "Performing Arts", "9.2": "Crafts, Creative Arts and Design",
    "9.3": "Media and Communication", "11.2": "Sociology and Social Policy",
    "12.1": "Languages, Literature and Culture of the British Isles",
    "12.2": "Other Languages, Literature and Culture", "13.2": "Direct Learning Support",
    "14.1": "Foundations for Learning and Life", "14.2": "Preparation for Work", "15.1": "Accounting and Finance",
    "15.2": "Administration", "15.3": "Business Management",
}  # fmt: skip
LEVEL_LETTERS = {0.0: "E", NO_LEVEL: "X"}
FULL_QUALIFICATION, GCSES = 1, 4
NOT_APPLICABLE, NO_AREA = -2, "-2.00"


def _texts(values: list[Any]) -> NDArray[np.object_]:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


SUBJECT = _texts([aim.area for aim in AIMS])
BROAD_SUBJECT = _texts([aim.area.partition(".")[0] for aim in AIMS])
TITLE = _texts([aim.title for aim in AIMS])
TYPE = _texts([TYPES[aim.kind] for aim in AIMS])
TYPE[[NUMBERS["key communication"], NUMBERS["key number"]]] = KEY_SKILLS
FINE = np.full(len(AIMS), NO_SKILL, dtype=np.int64)
for _name, _code in FINE_SKILLS.items():
    FINE[NUMBERS[_name]] = _code
BROAD = np.array([BROAD_SKILLS.get(code, NO_SKILL) for code in FINE.tolist()], dtype=np.int64)
LEVEL = np.array([aim.level for aim in AIMS])
WIDTH_2, WIDTH_3 = (np.array([100.0 * aim.full * (aim.level == level) for aim in AIMS]) for level in (2, 3))
"""Per cent of a full qualification of level 2 and of level 3."""


def level_in(aim: NDArray[np.integer], year: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return the level that aims had in the register of a year; -1 if none."""
    level = LEVEL[aim].copy()
    for number, (until, before) in LEVEL_TO.items():
        level[(aim == number) & (year <= until)] = before
    return level


@lru_cache(maxsize=4)
def references(seed: int) -> NDArray[np.object_]:
    """Return the references of all aims; the letter in front shows that no register has them."""
    numbers = ids.scramble(np.arange(len(AIMS)), BITS, seed, "LARS").astype(np.int64)
    found = _texts([f"X{number:07d}" for number in numbers.tolist()])
    found[NUMBERS["programme"]] = PROGRAMME_REFERENCE
    return found


@writes("lars")
def lars(lives: Lives, view: View, _: Shared) -> dict[str, Any]:
    """Return the register's rows of every so many aims: each block writes its own part."""
    mine = range(lives.block, len(AIMS), lives.plan.blocks)
    pairs = [
        (number, year)
        for number in mine
        for year in range(max(AIMS[number].years[0], FIRST_YEAR), min(AIMS[number].years[1], LAST_YEAR) + 1)
    ]
    aim, year = (np.array([pair[place] for pair in pairs], dtype=np.int64) for place in (0, 1))
    level = level_in(aim, year)
    written = _texts([LEVEL_LETTERS.get(each, f"{each:.0f}") for each in level.tolist()])
    kind = np.array([each.kind for each in AIMS])[aim]
    gcse = kind == AimKind.GCSE
    category_2 = np.select([gcse, WIDTH_2[aim] > 0], [GCSES, FULL_QUALIFICATION], NOT_APPLICABLE)
    area = SUBJECT[aim] != ""
    genre = np.full(len(aim), "EOQ", dtype=object)
    genre[kind == AimKind.ACCESS] = "EQQ"
    genre[kind == AimKind.HIGHER] = "IHE"
    genre[np.isin(kind, (AimKind.COMMUNITY, AimKind.PREPARATION))] = "IOP"
    genre[kind == AimKind.PROGRAMME] = "IGC"
    years = {each: academic_year(each) for each in range(FIRST_YEAR, LAST_YEAR + 1)}
    bodies = _texts([pseudonym(lives.plan.seed, "awarding body", i) for i in range(AWARDING_BODIES)])
    fields = {
        "LearnAimRef": references(lives.plan.seed)[aim],
        "Year": year - 1,
        "AcademicYear": _texts([years[each] for each in year.tolist()]),
        "AimTitle": TITLE[aim],
        "QualType": TYPE[aim],
        "Notional_Level": written,
        "Notional_Level_v2": written,
        "SFL_Finetype": FINE[aim],
        "SFL": (FINE[aim] != NO_SKILL).astype(np.int64),
        "SFL_broad_type": BROAD[aim],
        "SectorSubjectAreaT1": np.where(area, BROAD_SUBJECT[aim], NO_AREA).astype(object),
        "SectorSubjectAreaT2": np.where(area, SUBJECT[aim], NO_AREA).astype(object),
        "L2_Cat_id": category_2,
        "L3_Cat_id": np.where(WIDTH_3[aim] > 0, FULL_QUALIFICATION, NOT_APPLICABLE),
        "L2_percent": WIDTH_2[aim],
        "L3_percent": WIDTH_3[aim],
        "FE_HE": np.select([kind == AimKind.HIGHER, kind == AimKind.PROGRAMME], ["H", "X"], "F").astype(
            object
        ),
        "Learning_delivery_Genre": genre,
        "Awarding_Organisation_Anon": bodies[aim % AWARDING_BODIES],
    }
    return in_their_years(view, year, fields)
