"""The Key Stage 4 pupil table: one underlying attainment under the names and rules of each era.

To 2012/13 the best entry and all equivalents count; from 2013/14 on (``PTQ``, later ``PTQ_EE``) a first entry and few
equivalents. Grades 9 to 1 replace letters in English and maths; here each column with letters ends when the one with
numbers begins. Points follow the published scales; rules are simplified, and how many equivalents count is invented.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.attainment import (
    EBACC_SUBJECTS,
    ENGLISH,
    GRADE_C,
    GRADES,
    HUMANITIES,
    LANGUAGE,
    MATHEMATICS,
    MOST_EQUIVALENTS,
    OPEN_SUBJECTS,
    PERFORMANCE_TABLE_EQUIVALENTS,
    TEACHER_ASSESSED,
)
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.places import places
from synthetic_data.records.census import ever_eligible
from synthetic_data.records.codes import (
    REGISTER_TYPES,
    TABLE_TYPES,
    academic_year,
    idaci,
    names,
    special_needs,
)
from synthetic_data.records.frames import where
from synthetic_data.records.shared import Shared, writes

LETTERS = np.array(list(GRADES), dtype=object)
NUMBERS = np.array(["U", *"123456789"], dtype=object)
NEW_STYLE_POINTS = np.array([0, 16, 22, 28, 34, 40, 46, 52, 58], dtype=np.float64)
"""Points of the grades U to A* in the scale used to 2015/16."""
EQUIVALENT_POINTS = 43.0
LAST_LETTER_YEAR = 2016
AGE_AT_START = 15
STRONG = 5
PRIOR_POINTS = (12.0, 18.0, 21.0, 24.0, 27.0, 30.0, 33.0, 36.0)
EXPECTED_POINTS = (8.0, 20.4, 27.0, 35.3, 45.4, 57.3, 67.5, 80.5)
"""Attainment 8 that pupils of 2017 to 2019 with these Key Stage 2 points reach on average here."""
EXPECTED_IN_LETTERS, EXPECTED_FROM_TEACHERS = 4.1, 4.1
"""More of it in 2015/16, when letters counted, and from 2019/20, when teachers assessed."""


def number_grades(fine: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return 9 to 1 grades (0 for U): the lowest C becomes a 4; higher grades are finer than letters."""
    edges = np.array([0.9, 2.1, 3.3, GRADE_C, 5.75, 6.4, 7.1, 7.9, 8.8])
    return np.searchsorted(edges, fine, side="right").astype(np.int64)


def expected_attainment_8(prior: NDArray[np.float64], year: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return what pupils with the same prior attainment reach on average in a year."""
    more = np.where(
        year <= LAST_LETTER_YEAR,
        EXPECTED_IN_LETTERS,
        np.where(year >= TEACHER_ASSESSED, EXPECTED_FROM_TEACHERS, 0.0),
    )
    return np.interp(prior, PRIOR_POINTS, EXPECTED_POINTS) + more


def _best(points: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    return np.sort(points, axis=1)[:, -count:].sum(axis=1)


class _Measures:
    """What the eras name, counted from grades and equivalents under one set of rules."""

    def __init__(
        self, grades: NDArray[np.int8], fine: NDArray[np.float64], equivalents: NDArray[np.int8]
    ) -> None:
        self.grades = grades
        self.numbers = np.where(grades >= 0, number_grades(fine), -1)
        passed = grades >= GRADE_C
        self.basics = passed[:, ENGLISH] & passed[:, MATHEMATICS]
        self.strong = (self.numbers[:, ENGLISH] >= STRONG) & (self.numbers[:, MATHEMATICS] >= STRONG)
        self.gcse_passes = passed.sum(axis=1)
        self.passes = self.gcse_passes + equivalents
        self.level_2 = self.basics & (self.passes >= 5)
        self.gcse_level_2 = self.basics & (self.gcse_passes >= 5)
        self.ebacc_entered = (grades[:, EBACC_SUBJECTS] >= 0).all(axis=1)
        self.ebacc = self.ebacc_entered & passed[:, EBACC_SUBJECTS].all(axis=1)
        vocational = EQUIVALENT_POINTS * (np.arange(MOST_EQUIVALENTS) < equivalents[:, None])
        self.points = _best(np.concatenate([NEW_STYLE_POINTS[np.maximum(grades, 0)], vocational], axis=1), 8)

    def attainment_8(self, year: NDArray[np.integer]) -> NDArray[np.float64]:
        """Points in eight slots, English and maths twice; letters count 1 to 8 to 2015/16."""
        letters = np.maximum(self.grades, 0)
        numbers = np.maximum(self.numbers, 0)
        points = np.where((year <= LAST_LETTER_YEAR)[:, None], letters, numbers).astype(np.float64)
        ebacc = points[:, [2, 3, HUMANITIES, LANGUAGE]]
        double = 2 * points[:, ENGLISH] + 2 * points[:, MATHEMATICS]
        return double + _best(ebacc, 3) + points[:, OPEN_SUBJECTS].sum(axis=1)

    def ebacc_average(self) -> NDArray[np.float64]:
        """Mean points over the five subject areas, 0 where not entered."""
        points = np.maximum(self.numbers, 0).astype(np.float64)
        science = (points[:, 2] + points[:, 3]) / 2
        areas = points[:, [ENGLISH, MATHEMATICS, HUMANITIES, LANGUAGE]].sum(axis=1) + science
        return np.round(areas / 5, 2)


def _letter(grade: NDArray[np.int8], known: NDArray[np.bool_]) -> Any:
    return where(known & (grade >= 0), LETTERS[np.maximum(grade, 0)])


def _number(grade: NDArray[np.int64], known: NDArray[np.bool_]) -> Any:
    return where(known & (grade >= 0), NUMBERS[np.maximum(grade, 0)])


@writes("ks4_pupil")
def ks4_pupils(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS4 pupil table for pupils whose KS4 ended in the years of the view."""
    written, attended, people = shared.pupils, shared.attended, lives.people
    rows = np.flatnonzero((people.cohort >= view.years[0]) & (people.cohort <= view.years[-1]))
    year = people.cohort[rows].astype(np.int64)
    offered, areas, labels = schools(lives.plan), places(lives.plan), names(lives.plan)
    school = lives.schooling.school[rows, YEAR_11]
    governance = offered.run_as(school, year)
    independent = offered.kind[school] == SchoolKind.INDEPENDENT
    attained = lives.attainment
    grades, fine, equivalents = attained.grades[rows], attained.fine[rows], attained.equivalents[rows]
    best = _Measures(grades, fine, equivalents)
    few = np.minimum(equivalents, PERFORMANCE_TABLE_EQUIVALENTS)
    first_entry = _Measures(attained.first[rows], fine, few)
    prior = attained.prior[rows]

    def during(start: int, end: int) -> NDArray[np.bool_]:
        return (year >= start) & (year <= end)

    area = lives.homes.area[rows, YEAR_11]
    score = np.zeros(len(rows))
    provision = np.full(len(rows), "N", dtype=object)
    for one in np.unique(year):
        now = year == one
        score[now] = idaci(areas, area[now], int(one))[0]
        provision[now] = special_needs(
            written, rows[now], lives.schooling.support[rows[now], YEAR_11], int(one)
        )
    listed = lives.homes.free_meals & (attended != NO_SCHOOL)
    eligible, six = listed[rows, YEAR_11], ever_eligible(listed, 6)[rows, YEAR_11]
    state = ~independent
    old, ptq, ee = during(2002, 2013), during(2014, 2014), during(2015, 2021)
    attainment_8 = first_entry.attainment_8(year)
    progress = np.round((attainment_8 - expected_attainment_8(prior, year)) / 10, 2)
    fields: dict[str, Any] = {
        "KS4_PupilMatchingRefAnonymous": written.pmr[rows],
        "KS4_ACADYR": np.array([academic_year(y) for y in range(2002, 2022)], dtype=object)[year - 2002],
        "KS4_GENDER": np.where(people.female[rows], "F", "M").astype(object),
        "KS4_YEAROFBIRTH": people.birth_year[rows],
        "KS4_AGE_START": AGE_AT_START,
        "KS4_LA_anon": labels.district[offered.district[school]],
        "KS4_LAESTAB_anon": labels.school[school],
        "KS4_URN_anon": labels.register[school, (offered.academy_from[school] <= year).astype(np.int64)],
        "KS4_ToE_CODE": where(during(2002, 2021), REGISTER_TYPES[governance]),
        "KS4_NFTYPE": where(during(2005, 2021), TABLE_TYPES[governance]),
        "KS4_ENDKS": where(during(2007, 2021), 1),
        "KS4_SCHRES": where(during(2004, 2021), 1),
        "KS4_LARES": where(during(2004, 2021), state),
        "KS4_NATRES": where(during(2004, 2021), 1),
        "KS4_ACTYRGRP": where(during(2004, 2021), np.full(len(rows), "11", dtype=object)),
        "KS4_VERSION": "F",
        "KS4_FSM": where(during(2007, 2021) & state, eligible),
        "KS4_FSM6": where(during(2012, 2021) & state, six),
        "KS4_FSM6CLA1A": where(ee & state, six),
        "KS4_SENF": where(ee & state, provision),
        "KS4_IDACI": where(during(2006, 2021) & state, score),
        "KS4_ETHNIC": where(ee & state, written.ethnicity[rows]),
        "KS4_FLANG": where(during(2007, 2021) & state, ~people.english[rows]),
        "KS4_LEVEL2_EM": where(during(2004, 2013), best.level_2),
        "KS4_LEVEL2_EM_PTQ": where(ptq, first_entry.level_2),
        "KS4_LEVEL2_EM_PTQ_EE": where(during(2015, 2016), first_entry.level_2),
        "KS4_LEVEL2_EM_94": where(ee, first_entry.level_2),
        "KS4_GLEVEL2EM": where(during(2011, 2013), best.gcse_level_2),
        "KS4_GLEVEL2EM_PTQ": where(ptq, first_entry.gcse_level_2),
        "KS4_GLEVEL2EM_PTQ_EE": where(ee, first_entry.gcse_level_2),
        "KS4_LEVEL2EM_GCSE": where(during(2010, 2013), best.gcse_level_2),
        "KS4_LEVEL2EM_GCSE_PTQ": where(ptq, first_entry.gcse_level_2),
        "KS4_L2BASICS": where(during(2010, 2013), best.basics),
        "KS4_L2BASICS_PTQ": where(ptq, first_entry.basics),
        "KS4_L2BASICS_PTQ_EE": where(during(2015, 2015), first_entry.basics),
        "KS4_L2BASICS_LL_PTQ_EE": where(during(2016, 2021), first_entry.basics),
        "KS4_L2BASICS_94": where(during(2017, 2021), first_entry.basics),
        "KS4_L2BASICS_95": where(during(2017, 2021), first_entry.strong),
        "KS4_PTSCNEWE": where(during(2004, 2013), best.points),
        "KS4_PTSCNEWE_PTQ": where(ptq, first_entry.points),
        "KS4_PTSCNEWE_PTQ_EE": where(ee, first_entry.points),
        "KS4_EBACC": where(during(2010, 2013), best.ebacc),
        "KS4_EBACC_PTQ": where(ptq, first_entry.ebacc),
        "KS4_EBACC_PTQ_EE": where(during(2015, 2016), first_entry.ebacc),
        "KS4_EBACC_94": where(during(2017, 2021), first_entry.ebacc),
        "KS4_EBACC_95": where(during(2017, 2021), first_entry.ebacc & first_entry.strong),
        "KS4_EBACC_E": where(during(2011, 2013), best.ebacc_entered),
        "KS4_EBACC_E_PTQ": where(ptq, first_entry.ebacc_entered),
        "KS4_EBACC_E_PTQ_EE": where(ee, first_entry.ebacc_entered),
        "KS4_EBACCAPS_PUPIL": where(during(2017, 2021), first_entry.ebacc_average()),
        "KS4_ATT8": where(during(2016, 2021), attainment_8),
        "KS4_P8SCORE": where(during(2016, 2021) & state, np.clip(progress, -3.5, 3.5)),
        "KS4_P8SCORE_ORIG": where(during(2018, 2021) & state, progress),
        "KS4_PASS_AC": where(old, best.passes),
        "KS4_PASS_AC_PTQ": where(ptq, first_entry.passes),
        "KS4_PASS_AC_PTQ_EE": where(during(2015, 2015), first_entry.passes),
        "KS4_PASS_AC_3NG_PTQ_EE": where(during(2016, 2017), first_entry.passes),
        "KS4_PASS_94": where(during(2018, 2021), first_entry.passes),
        "KS4_CVAP2APS": where(during(2005, 2010) & state, prior),
        "KS4_VAP2TAAPS": where(during(2011, 2013) & state, np.round(prior)),
        "KS4_VAP2TAAPS_PTQ": where(ptq & state, np.round(prior)),
        "KS4_VAP2TAAPS_PTQ_EE": where(ee & state, np.round(prior)),
    }
    for subject, name, start in (
        (MATHEMATICS, "HGMATH", 2007),
        (MATHEMATICS, "APMAT", 2006),
        (ENGLISH, "APENG", 2006),
    ):
        first_number = 2019 if name == "HGMATH" else 2018
        fields[f"KS4_{name}"] = _letter(grades[:, subject], during(start, 2013))
        fields[f"KS4_{name}_PTQ"] = _letter(first_entry.grades[:, subject], ptq)
        fields[f"KS4_{name}_PTQ_EE"] = _letter(first_entry.grades[:, subject], during(2015, first_number - 1))
        fields[f"KS4_{name}_91"] = _number(first_entry.numbers[:, subject], during(first_number, 2021))
    return fields
