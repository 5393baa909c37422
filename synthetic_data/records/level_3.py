"""How results at Level 3 are written: numbers of subjects and qualifications, grades, and points in three scales.

An A at A level is worth 120 points to 2004/05, 270 to 2014/15 (an A* 300), and 50 since (an A* 60). The scales, and the
numbers of subjects and kinds of qualification, are from memory and want checking; numbers of vocational ones and of
whole qualifications are invented, as are points of vocational awards before 2005/06.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import A_LEVELS, VOCATIONAL_SUBJECTS, Advanced, Award
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, schools
from synthetic_data.records.codes import names
from synthetic_data.records.pupil_tables import school_fields, text
from synthetic_data.records.shared import Shared
from synthetic_data.streams import pseudonym

QCA, NEW = 1, 2
"""Scales of points; 0 is the oldest."""
QCA_FROM, NEW_FROM = 2006, 2016
A_LEVEL_POINTS = np.array(
    [[0, 40, 60, 80, 100, 120, 120], [0, 150, 180, 210, 240, 270, 300], [0, 10, 20, 30, 40, 50, 60]]
)
"""Scales x grades."""
UNIT_POINTS = np.array([[40, 80, 120, 120], [210, 240, 270, 300], [15, 25, 35, 50]])
"""Scales x grades of one unit of a vocational award."""
A_LEVEL_GRADES = np.array(["U", "E", "D", "C", "B", "A", "A*"], dtype=object)
UNIT_GRADES = ("P", "M", "D", "D*")
FAIL = "U"
A_STAR, A, B, E = 6, 5, 4, 1
LARGEST = 3
A_LEVEL_KIND, AS_LEVEL_KIND, VOCATIONAL_KINDS = 111, 121, (571, 572, 573)
KIND_NAMES = {Award.A_LEVEL: "GCE A level", Award.AS_LEVEL: "GCE AS level", Award.VOCATIONAL: "BTEC National"}
MAPPINGS = np.array([
    2210, 2330, 1010, 1110, 1210, 5110, 5030, 4010, 3910, 4610, 4850, 4890, 4770, 4830, 4410, 3210, 3510, 5210,
    5350, 7010, 7210, 2610, 2650, 5650, 5670, 5750,
], dtype=np.int64)  # fmt: skip
GRADE_FIELDS = (
    "MATH", "MATH_FURT", "BIOLOGY", "CHEMISTRY", "PHYSICS", "ENG_LIT", "ENG_LANG", "HIST", "GEOG", "RE", "PSYCH_SOC",
    "SOC", "LAW", "GOV_POLITICS", "ECON", "BUS", "AD", "DRAMA", "MEDIA_FILM_TV", "MUSIC", "PE", "COMP_STU", "IT",
    "FRENCH", "GERMAN", "SPANISH",
)  # fmt: skip
"""Ends of the names of the columns with grades, in the order of ``A_LEVELS``."""
VOCATIONAL_MAPPINGS = np.array(
    [3210, 3310, 7210, 2650, 3510, 5350, 1310, 9550, 5210, 3950, 4790], dtype=np.int64
)
SIXTH_FORM_COLLEGE, FURTHER_EDUCATION = 0, 1
COLLEGE_REGISTER_TYPE, COLLEGE_TABLE_TYPES = 18, (31, 33)
"""Types of colleges in the register of schools and in the performance tables (from memory)."""


def scale_of(year: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the scale of points of a year."""
    return np.searchsorted([QCA_FROM, NEW_FROM], year, side="right").astype(np.int64)


def _vocational_grades() -> NDArray[np.object_]:
    """Return sizes x totals (one more, for a fail) as text, such as DMM."""
    table = np.full((LARGEST + 1, 3 * LARGEST + 2), FAIL, dtype=object)
    for size in range(1, LARGEST + 1):
        for total in range(3 * size + 1):
            low, higher = divmod(total, size)
            better = UNIT_GRADES[min(low + 1, 3)]
            table[size, total + 1] = better * higher + UNIT_GRADES[low] * (size - higher)
    return table


_VOCATIONAL_GRADES = _vocational_grades()


def grades(entries: Advanced) -> NDArray[np.object_]:
    """Return the grade of each entry as text."""
    vocational = _VOCATIONAL_GRADES[entries.size, entries.grade.astype(np.int64) + 1]
    letters = A_LEVEL_GRADES[np.maximum(entries.grade, 0).clip(max=A_STAR)]
    return np.where(entries.award == Award.VOCATIONAL, vocational, letters).astype(object)


def passed(entries: Advanced) -> NDArray[np.bool_]:
    """Return which entries were passed."""
    return np.where(entries.award == Award.VOCATIONAL, entries.grade >= 0, entries.grade >= E)


def weight(entries: Advanced) -> NDArray[np.float64]:
    """Return how many A levels each entry is worth."""
    return np.where(entries.award == Award.AS_LEVEL, 0.5, entries.size.astype(np.float64))


def points(entries: Advanced, scale: NDArray[np.integer] | int) -> NDArray[np.float64]:
    """Return points of entries in a scale."""
    scale = np.broadcast_to(scale, entries.grade.shape)
    letter = A_LEVEL_POINTS[scale, np.clip(entries.grade, 0, A_STAR)] * np.where(
        entries.award == Award.AS_LEVEL, 0.5, 1.0
    )
    size = entries.size.astype(np.int64)
    low, higher = np.divmod(np.maximum(entries.grade, 0).astype(np.int64), size)
    low = np.minimum(low, 3)
    units = (size - higher) * UNIT_POINTS[scale, low] + higher * UNIT_POINTS[scale, np.minimum(low + 1, 3)]
    return np.where(entries.award == Award.VOCATIONAL, units * (entries.grade >= 0), letter).astype(
        np.float64
    )


def kinds(entries: Advanced) -> NDArray[np.int64]:
    """Return numbers of kinds of qualification."""
    vocational = np.array(VOCATIONAL_KINDS, dtype=np.int64)[entries.size.astype(np.int64) - 1]
    return np.select(
        [entries.award == Award.A_LEVEL, entries.award == Award.AS_LEVEL],
        [A_LEVEL_KIND, AS_LEVEL_KIND],
        vocational,
    ).astype(np.int64)


def mappings(entries: Advanced) -> NDArray[np.int64]:
    """Return numbers of subjects."""
    subject = entries.subject.astype(np.int64)
    vocational = entries.award == Award.VOCATIONAL
    return np.where(
        vocational,
        VOCATIONAL_MAPPINGS[np.where(vocational, subject, 0)],
        MAPPINGS[np.where(vocational, 0, subject)],
    )


def qualifications(entries: Advanced) -> NDArray[np.object_]:
    """Return invented numbers of qualifications."""
    return np.asarray(text(9000 + kinds(entries)) + text(mappings(entries)))


def titles(entries: Advanced) -> NDArray[np.object_]:
    """Return names of qualifications, such as GCE A level in biology."""
    kind = np.array([KIND_NAMES[award] for award in Award], dtype=object)[entries.award]
    academic = np.array([subject.name for subject in A_LEVELS], dtype=object)
    vocational = np.array([name for name, _, _ in VOCATIONAL_SUBJECTS], dtype=object)
    is_vocational = entries.award == Award.VOCATIONAL
    subject = np.where(
        is_vocational,
        vocational[np.where(is_vocational, entries.subject, 0)],
        academic[np.where(is_vocational, 0, entries.subject)],
    ).astype(object)
    return np.asarray(kind + " in " + subject)


def bettered(entries: Advanced, years_back: int) -> NDArray[np.bool_]:
    """Return which entries give way to another of the same person and subject, looking back so many years.

    An AS level gives way to an A level, and of two tries at an A level the lower one gives way, the earlier of two
    equal ones. Results further back than that from the last year do not come into it.
    """
    seen = entries.finished & (entries.ends[entries.person] - entries.year < years_back)
    academic = (entries.award != Award.VOCATIONAL) & seen
    rank = entries.grade.astype(np.int64) * 4 + entries.second
    rank = np.where(entries.award == Award.A_LEVEL, rank + 100, rank)
    key = entries.person * len(A_LEVELS) + entries.subject
    rows = np.flatnonzero(academic)
    order = rows[np.lexsort((rank[rows], key[rows]))]
    beaten = np.zeros(len(key), dtype=bool)
    beaten[order[:-1]] = key[order[:-1]] == key[order[1:]]
    return beaten


def places_of_study(
    lives: Lives, shared: Shared, person: NDArray[np.integer], year: NDArray[np.int64]
) -> dict[str, NDArray[np.object_] | NDArray[np.int64]]:
    """Return pseudonyms and types of the school or college that people attend from 16 to 18."""
    school = lives.routes.sixth_form_school[person]
    own = lives.schooling.school[person, YEAR_11]
    district = schools(lives.plan).district[own].astype(np.int64)
    fields = school_fields(shared, np.where(school == NO_SCHOOL, own, school), year)
    at_college = school == NO_SCHOOL
    kind = np.where(
        lives.routes.activity[person, 1] == Activity.SIXTH_FORM, SIXTH_FORM_COLLEGE, FURTHER_EDUCATION
    )
    districts = len(names(lives.plan).district)
    written = np.array(
        [pseudonym(lives.plan.seed, "college", number) for number in range(2 * districts)], dtype=object
    )
    college = written[2 * district + kind]
    register = np.array(
        [pseudonym(lives.plan.seed, "college URN", number) for number in range(2 * districts)], dtype=object
    )[2 * district + kind]
    return {
        "LA_anon": fields["LA_anon"],
        "LAESTAB_anon": np.where(at_college, college, fields["LAESTAB_anon"]).astype(object),
        "URN_anon": np.where(at_college, register, fields["URN_anon"]).astype(object),
        "ToE_CODE": np.where(at_college, COLLEGE_REGISTER_TYPE, fields["ToE_CODE"]),
        "NFTYPE": np.where(at_college, np.array(COLLEGE_TABLE_TYPES)[kind], fields["NFTYPE"]),
    }
