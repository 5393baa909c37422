"""What colleges and trainers teach: invented qualifications by subject, level and kind, the same in every population.

Subjects are areas of the classification that the individualised learner record uses; titles, and how many there are,
are invented, as are the shares of learners by subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class AimKind(IntEnum):
    """Kinds of learning aim."""

    DIPLOMA = 0
    """Full-time course of a college."""
    CERTIFICATE = 1
    """Half as wide, for adults and for one year."""
    COMPETENCE = 2
    """What an apprentice, or someone assessed at work, is able to do (NVQ)."""
    KNOWLEDGE = 3
    """What goes with it in the classroom."""
    GCSE = 4
    SKILLS = 5
    """English, mathematics or English for speakers of other languages below a GCSE."""
    ACCESS = 6
    COMMUNITY = 7
    """Leads to no qualification."""
    PREPARATION = 8
    """For work."""
    PROGRAMME = 9
    """Stands for a whole apprenticeship or traineeship."""
    HIGHER = 10
    T_LEVEL = 11


@dataclass(frozen=True)
class Area:
    """One subject: its code, what it is called in titles, its share at college, and of these the share of women.

    ``sections`` are the industries whose apprentices learn it.
    """

    code: str
    name: str
    share: float
    women: float
    sections: str


AREAS = (
    Area("1.3", "Health and Social Care", 0.09, 0.88, "Q"),
    Area("1.4", "Public Services", 0.04, 0.35, "O"),
    Area("1.5", "Childcare", 0.06, 0.96, "PQ"),
    Area("2.1", "Applied Science", 0.03, 0.50, ""),
    Area("3.1", "Agriculture", 0.02, 0.30, "A"),
    Area("3.3", "Animal Care", 0.02, 0.80, "A"),
    Area("4.1", "Engineering", 0.07, 0.06, "C"),
    Area("4.3", "Motor Vehicle Maintenance", 0.05, 0.04, "GH"),
    Area("5.2", "Construction Trades", 0.09, 0.03, "FL"),
    Area("6.1", "Information Technology", 0.08, 0.15, "J"),
    Area("7.1", "Retail", 0.02, 0.60, "G"),
    Area("7.3", "Hair and Beauty", 0.08, 0.94, "S"),
    Area("7.4", "Hospitality and Catering", 0.04, 0.45, "I"),
    Area("8.1", "Sport", 0.08, 0.25, "R"),
    Area("8.2", "Travel and Tourism", 0.03, 0.75, "HN"),
    Area("9.1", "Performing Arts", 0.05, 0.58, "R"),
    Area("9.2", "Art and Design", 0.06, 0.65, ""),
    Area("9.3", "Media", 0.04, 0.42, "J"),
    Area("13.2", "Supporting Teaching", 0.01, 0.92, "P"),
    Area("15.1", "Accounting", 0.01, 0.60, "KM"),
    Area("15.2", "Business Administration", 0.03, 0.78, "KLMNOQ"),
    Area("15.3", "Business", 0.05, 0.45, "GKMN"),
)
FOUNDATIONS, PREPARES, LANGUAGES, CRAFTS, USERS = "14.1", "14.2", "12.2", "9.2", "6.2"
"""Codes of areas that further courses belong to."""
NO_AREA, NO_LEVEL = "", -1.0
FOREVER = (2003, 2021)
REFORMED = 2011
"""Academic year from which functional skills stand in place of key skills and of literacy and numeracy."""
BEFORE_REFORM, SINCE_REFORM = (FOREVER[0], REFORMED - 1), (REFORMED, FOREVER[1])
ENTRY = 0.0


@dataclass(frozen=True)
class Aim:
    """One qualification that somebody can work for."""

    title: str
    kind: AimKind
    level: float
    """0 for entry level; ``NO_LEVEL`` if it has none."""
    area: str
    full: float = 0.0
    """Share of a full qualification of its level that it is worth, for levels 2 and 3."""
    years: tuple[int, int] = FOREVER
    """First and last academic year in which it can be begun."""


def _of_area(area: Area) -> list[Aim]:
    at = [f"{area.name} (Level {level})" for level in range(4)]
    aims = [
        Aim(f"Diploma in {at[level]}", AimKind.DIPLOMA, level, area.code, float(level > 1))
        for level in (1, 2, 3)
    ]
    aims += [
        Aim(f"Certificate in {at[level]}", AimKind.CERTIFICATE, level, area.code, 0.5 * (level > 1))
        for level in (1, 2, 3)
    ]
    aims += [Aim(f"NVQ in {at[level]}", AimKind.COMPETENCE, level, area.code, 1.0) for level in (2, 3)]
    aims += [
        Aim(f"Technical Certificate in {at[level]}", AimKind.KNOWLEDGE, level, area.code) for level in (2, 3)
    ]
    return aims


SUBJECT_AIMS = 10
"""Aims of each area, in the order in which ``subject_aim`` finds them."""
PLACES = {
    (AimKind.DIPLOMA, 1): 0,
    (AimKind.DIPLOMA, 2): 1,
    (AimKind.DIPLOMA, 3): 2,
    (AimKind.CERTIFICATE, 1): 3,
    (AimKind.CERTIFICATE, 2): 4,
    (AimKind.CERTIFICATE, 3): 5,
    (AimKind.COMPETENCE, 2): 6,
    (AimKind.COMPETENCE, 3): 7,
    (AimKind.KNOWLEDGE, 2): 8,
    (AimKind.KNOWLEDGE, 3): 9,
}
OTHER_AIMS = {
    "programme": Aim("Programme aim", AimKind.PROGRAMME, NO_LEVEL, NO_AREA),
    "gcse english": Aim("GCSE in English Language", AimKind.GCSE, 2, "12.1", 0.2),
    "gcse mathematics": Aim("GCSE in Mathematics", AimKind.GCSE, 2, "2.2", 0.2),
    "functional english": Aim(
        "Functional Skills English (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, SINCE_REFORM
    ),
    "functional mathematics": Aim(
        "Functional Skills Mathematics (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, SINCE_REFORM
    ),
    "key communication": Aim(
        "Key Skills in Communication (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, BEFORE_REFORM
    ),
    "key number": Aim(
        "Key Skills in Application of Number (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, BEFORE_REFORM
    ),
    "literacy": Aim(
        "Certificate in Adult Literacy (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, BEFORE_REFORM
    ),
    "numeracy": Aim(
        "Certificate in Adult Numeracy (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS, 0.0, BEFORE_REFORM
    ),
    "esol entry": Aim("ESOL Skills for Life (Entry 3)", AimKind.SKILLS, ENTRY, FOUNDATIONS),
    "esol": Aim("ESOL Skills for Life (Level 1)", AimKind.SKILLS, 1, FOUNDATIONS),
    "foundation": Aim("Foundation Learning (Entry Level)", AimKind.DIPLOMA, ENTRY, FOUNDATIONS),
    "preparation": Aim("Preparation for Work (Level 1)", AimKind.PREPARATION, 1, PREPARES),
    "placement": Aim("Work Placement", AimKind.PREPARATION, NO_LEVEL, PREPARES, 0.0, (2014, 2021)),
    "access health": Aim("Access to Higher Education: Health", AimKind.ACCESS, 3, "1.2", 1.0),
    "access society": Aim("Access to Higher Education: Society", AimKind.ACCESS, 3, "11.2", 1.0),
    "computing": Aim("Computing for Users (Level 1)", AimKind.CERTIFICATE, 1, USERS),
    "languages": Aim("Languages for Leisure", AimKind.COMMUNITY, NO_LEVEL, LANGUAGES),
    "crafts": Aim("Crafts for Leisure", AimKind.COMMUNITY, NO_LEVEL, CRAFTS),
    "family": Aim("Family English, Maths and Language", AimKind.COMMUNITY, NO_LEVEL, FOUNDATIONS),
    "hnc engineering": Aim("Higher National Certificate in Engineering", AimKind.HIGHER, 4, "4.1"),
    "hnc business": Aim("Higher National Certificate in Business", AimKind.HIGHER, 4, "15.3"),
    "t education": Aim("T Level in Education and Childcare", AimKind.T_LEVEL, 3, "1.5", 1.0, (2021, 2021)),
    "t digital": Aim("T Level in Digital Production", AimKind.T_LEVEL, 3, "6.1", 1.0, (2021, 2021)),
    "t construction": Aim("T Level in Construction Design", AimKind.T_LEVEL, 3, "5.2", 1.0, (2021, 2021)),
}
AIMS = (*(aim for area in AREAS for aim in _of_area(area)), *OTHER_AIMS.values())
"""All aims, by number."""
NUMBERS = {name: len(AREAS) * SUBJECT_AIMS + place for place, name in enumerate(OTHER_AIMS)}
LEVELS = np.array([aim.level for aim in AIMS])
FULL = np.array([aim.full for aim in AIMS])
KINDS = np.array([aim.kind for aim in AIMS], dtype=np.int8)


def subject_aim(area: np.ndarray, kind: AimKind, level: np.ndarray) -> np.ndarray:
    """Return the numbers of the aims of a kind in some areas (places in ``AREAS``), each at its level."""
    place = np.array([PLACES.get((kind, each), -1) for each in range(4)], dtype=np.int64)[level]
    return area.astype(np.int64) * SUBJECT_AIMS + place
