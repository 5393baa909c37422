"""Key Stage 5: one row a student in the year in which studies from 16 to 18 end, and a row for each of their exams.

The exams of a student are those of the year of the report and the two before. What counts is left after discounting:
an AS level gives way to the A level in its subject, and the lower of two tries to the better one. Totals are in the
scale of points of the report's year. Rules are simplified, and small or unusual qualifications are not here.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import A_LEVELS, Advanced, Award
from synthetic_data.lives.attainment import ENGLISH, MATHEMATICS, TEACHER_ASSESSED
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.records.census import ever_eligible
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.ks4 import NEW_STYLE_POINTS
from synthetic_data.records.level_3 import (
    A_LEVEL_GRADES,
    GRADE_FIELDS,
    NEW,
    QCA,
    A,
    B,
    bettered,
    grades,
    kinds,
    mappings,
    passed,
    places_of_study,
    points,
    qualifications,
    scale_of,
    weight,
)
from synthetic_data.records.pupil_tables import BOARDS, FINAL, academic_years, text
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

YEARS_BACK = 3
"""Years of results in the file of one year."""
A_LEVEL_ROUTE, BTEC_ROUTE = "5", "3"


def _reported(lives: Lives, view: View) -> Advanced:
    """Return the entries with results of those whose studies end in the years of a view."""
    entries = lives.advanced
    ends = entries.ends[entries.person]
    kept = entries.finished & (ends >= view.years[0]) & (ends <= view.years[-1]) & (entries.year <= ends)
    return dataclasses.replace(
        entries,
        **{
            field.name: getattr(entries, field.name)[kept]
            for field in dataclasses.fields(entries)
            if field.name != "ends"
        },
    )


@writes("ks5_student")
def ks5_students(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS5 student table for those whose studies end in the years of the view."""
    people, attained = lives.people, lives.attainment
    entries = _reported(lives, view)
    rows = np.unique(entries.person)
    place = np.searchsorted(rows, entries.person)
    year = lives.advanced.ends[rows]
    size = weight(entries)
    counts = ~bettered(entries, YEARS_BACK)
    point = points(entries, scale_of(year)[place])
    a_level, as_level = entries.award == Award.A_LEVEL, entries.award == Award.AS_LEVEL
    vocational = entries.award == Award.VOCATIONAL
    good = passed(entries)

    def total(among: NDArray[np.bool_], value: NDArray[np.float64] | float = 1.0) -> NDArray[np.float64]:
        amount = np.where(among & counts, value, 0.0)
        return np.round(np.bincount(place, weights=amount, minlength=len(rows)), 2)

    def number(among: NDArray[np.bool_]) -> NDArray[np.int64]:
        return total(among).astype(np.int64)

    every = np.ones(len(place), dtype=bool)
    facilitating = (
        a_level
        & np.array([subject.facilitating for subject in A_LEVELS])[
            np.minimum(entries.subject, len(A_LEVELS) - 1)
        ]
    )
    top, next_best = entries.grade >= A, entries.grade == B
    academic = a_level | as_level
    awarded = number(a_level)
    top_all, next_all = number(a_level & top), number(a_level & next_best)
    top_ask, next_ask = number(facilitating & top), number(facilitating & next_best)
    aab = (top_all >= 2) & (top_all + next_all >= 3)
    passes = total(good, size)
    entries_size = total(every, size)
    best = np.sort(_by_student(point, a_level & counts, place, len(rows)), axis=1)[:, -3:].sum(axis=1)
    earned = total(every, point)
    grades_before = np.maximum(attained.grades[rows], 0)
    taken = (attained.grades[rows] >= 0).sum(axis=1)
    before = (NEW_STYLE_POINTS[grades_before] * (attained.grades[rows] >= 0)).sum(axis=1)
    offered = schools(lives.plan)
    school = lives.routes.sixth_form_school[rows]
    independent = (school != NO_SCHOOL) & (offered.kind[school] == SchoolKind.INDEPENDENT)
    state = offered.kind[lives.schooling.school[rows, YEAR_11]] != SchoolKind.INDEPENDENT
    free = lives.homes.free_meals
    listed = free & (shared.attended != NO_SCHOOL)
    studied = places_of_study(lives, shared, rows, year)
    age = year - people.cohort[rows].astype(np.int64) + 15
    trigger = entries_size >= 1
    fields: dict[str, Any] = {
        **{f"KS5_{name}": value for name, value in studied.items()},
        "KS5_PupilMatchingRefAnonymous": shared.pupils.pmr[rows],
        "KS5_ACADYR": academic_years(year),
        "KS5_GENDER": np.where(people.female[rows], "F", "M").astype(object),
        "KS5_AGE_START": age,
        "KS5_MONTH_PART": (8 - people.birth_month[rows].astype(np.int64)) % 12,
        "KS5_YEAROFBIRTH": people.birth_year[rows].astype(np.int64),
        "KS5_MONTHOFBIRTH": people.birth_month[rows].astype(np.int64),
        "KS5_ETHNIC": where(state, shared.pupils.ethnicity[rows]),
        "KS5_LANG1ST": where(state, shared.pupils.language[rows]),
        "KS5_KS4_FSM": where(state, free[rows, YEAR_11]),
        "KS5_KS4_DISADVANTAGE": where(state, ever_eligible(listed, 6)[rows, YEAR_11]),
        "KS5_KS4_YEAR_CALC": people.cohort[rows].astype(np.int64),
        "KS5_TRIGGER": trigger,
        "KS5_SCHRES": trigger,
        "KS5_LARES": trigger & ~independent,
        "KS5_NATRES": trigger,
        "KS5_NAT1618": trigger,
        "KS5_MTD": ~independent,
        "KS5_ENTRY_TOT": number(every),
        "KS5_ENTRY_GA": awarded,
        "KS5_ENTRY_GAS": number(as_level),
        "KS5_TOTENTS": entries_size,
        "KS5_TOTPTS": earned,
        "KS5_TOTPTSE": earned,
        "KS5_POINTS_GA": total(a_level, point),
        "KS5_POINTS_GAS": total(as_level, point),
        "KS5_ALEV": awarded > 0,
        "KS5_ACAD": total(academic, size) >= 1,
        "KS5_VQ": number(vocational) > 0,
        "KS5_AGEN": number(vocational) > 0,
        "KS5_QROUTE": np.where(
            total(vocational, size) > total(academic, size), BTEC_ROUTE, A_LEVEL_ROUTE
        ).astype(object),
        "KS5_TOTENTS_ALEV": total(academic, size),
        "KS5_TOTENTS_ACAD": total(academic, size),
        "KS5_TOTENTS_AGEN": total(vocational, size),
        "KS5_TOTENTS_VQ": total(vocational, size),
        "KS5_TOTPTSE_ALEV": total(academic, point),
        "KS5_TOTPTSE_ACAD": total(academic, point),
        "KS5_TOTPTSE_AGEN": total(vocational, point),
        "KS5_TOTPTSE_VQ": total(vocational, point),
        "KS5_GRADEA_GA": top_all,
        "KS5_PASSES_GA": number(a_level & good),
        "KS5_PASSES_GAS": number(as_level & good),
        "KS5_AGRADE": top_all,
        "KS5_AEGRADE": number(a_level & good),
        "KS5_GRADEA3": top_all >= 3,
        "KS5_PASS1L3": number(good) > 0,
        "KS5_PASS2LV3": passes >= 2,
        "KS5_PASS3LV3": passes >= 3,
        "KS5_PASS2ALEV": total(academic & good, size) >= 2,
        "KS5_AGRADE_ALEV": top_ask,
        "KS5_BGRADE_ALEV": next_ask,
        "KS5_AGRADE_ALEV2": top_all,
        "KS5_BGRADE_ALEV2": next_all,
        "KS5_GRADEAAB": (top_ask >= 2) & (top_ask + next_ask >= 3),
        "KS5_GRADEAAB2": aab & (top_ask + next_ask >= 2),
        "KS5_INCLUDE_B3": awarded > 0,
        "KS5_ENTRIES_ALEV_B3": awarded,
        "KS5_B3PTS_B3": best,
        "KS5_B3PTSE_B3": np.round(best / 3, 2),
        "KS5_ENTRIES_ALEV_AAB": awarded,
        "KS5_A_FAC_AAB": top_ask,
        "KS5_B_FAC_AAB": next_ask,
        "KS5_A_ALL_AAB": top_all,
        "KS5_B_ALL_AAB": next_all,
        "KS5_AAB_FAC": aab & (top_ask + next_ask >= 2),
        "KS5_GRADE_A3_ALL": top_all >= 3,
        "KS5_GRADE_AAB_ALL": aab,
        "KS5_TOTKS4": before,
        "KS5_VOLKS4": taken.astype(np.float64),
        "KS5_AVGKS4": where(taken > 0, np.round(before / np.maximum(taken, 1), 2)),
        "KS5_PRIOR_PTS_E": grades_before[:, ENGLISH].astype(np.float64),
        "KS5_PRIOR_PTS_M": grades_before[:, MATHEMATICS].astype(np.float64),
        "KS5_VERSION": FINAL,
    }
    for subject, name in enumerate(GRADE_FIELDS):
        grade = np.full(len(rows), None, dtype=object)
        mine = a_level & counts & (entries.subject == subject)
        grade[place[mine]] = A_LEVEL_GRADES[entries.grade[mine]]
        fields[f"KS5_GA_{name}"] = grade
    return in_their_years(view, year, fields)


def _by_student(
    point: NDArray[np.float64], among: NDArray[np.bool_], place: NDArray[np.intp], count: int
) -> NDArray[np.float64]:
    """Return students x up to five of their entries, 0 where there is none."""
    table = np.zeros((count, 5))
    rows = np.flatnonzero(among)
    starts = np.flatnonzero(np.diff(place[rows], prepend=-1))
    nth = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
    table[place[rows], nth] = point[rows]
    return table


@writes("ks5_exam")
def ks5_exams(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS5 exam table for those whose studies end in the years of the view."""
    entries = _reported(lives, view)
    person, count = entries.person, len(entries.person)
    year = lives.advanced.ends[person]
    rng = stream(lives.plan.seed, "exams at key stage 5", lives.block)
    studied = places_of_study(lives, shared, person, year)
    one, two, three = (bettered(entries, back) for back in (1, 2, 3))
    grade = grades(entries)
    size = weight(entries)
    teachers = entries.year >= TEACHER_ASSESSED
    vocational = entries.award == Award.VOCATIONAL
    fields: dict[str, Any] = {
        "KS5_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "KS5_ACADYR": academic_years(year),
        "KS5_LAESTAB_anon": studied["LAESTAB_anon"],
        "KS5_URN_anon": studied["URN_anon"],
        "KS5_NFTYPE": studied["NFTYPE"],
        "KS5_EXAMYEAR": entries.year,
        "KS5_SEASON": "S",
        "KS5_BOARDNO": BOARDS[rng.integers(0, len(BOARDS), count, dtype=np.int64)],
        "KS5_SUBLEVNO": text(kinds(entries)),
        "KS5_QAN": qualifications(entries),
        "KS5_GNUMBER": qualifications(entries),
        "KS5_MAPPING": text(mappings(entries)),
        "KS5_INCLUDE": 1,
        "KS5_PTQ_INCLUDE": 1,
        "KS5_LEV3": np.where(passed(entries), size / 2, 0.0),
        "KS5_ASIZE": size,
        "KS5_GRADE": grade,
        "KS5_GFINAL": grade,
        "KS5_POINTS": points(entries, QCA),
        "KS5_POINTS_1618": points(entries, NEW),
        "KS5_DISC1": one,
        "KS5_DISC2": two,
        "KS5_DISC3": three,
        "KS5_DISC_SINGLE": one,
        "KS5_DISC_0_1": two,
        "KS5_DISC_ALL": three,
        "KS5_Centre_Assessed_Flag": teachers & ~vocational,
        "KS5_Covid_Impacted_Flag": teachers & vocational,
        "KS5_Autumn_Series": 0,
        "KS5_VERSION": FINAL,
    }
    return in_their_years(view, year, fields)
