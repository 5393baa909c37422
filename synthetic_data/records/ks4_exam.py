"""The Key Stage 4 exam table: a row for each exam, among them earlier tries and what no longer counts.

The results that count under the rules of a year add up to the grades, passes and points of the pupil table: to 2012/13
the best try, from 2013/14 on the first and at most two vocational results. Numbers of subjects (``KS4_MAPPING``) and of
kinds of qualification (``KS4_SUBLEVNO``) are from memory and want checking; numbers of qualifications are invented.
Which exams early tries concern, and how vocational results are parcelled, is invented too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.chance import pick
from synthetic_data.lives import Lives
from synthetic_data.lives.attainment import (
    EBACC_SUBJECTS,
    ENGLISH,
    GRADE_C,
    HUMANITIES,
    LANGUAGE,
    MATHEMATICS,
    OPEN_SUBJECTS,
    PERFORMANCE_TABLE_EQUIVALENTS,
    SUBJECTS,
    TEACHER_ASSESSED,
)
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.ks4 import (
    EQUIVALENT_POINTS,
    LAST_LETTER_YEAR,
    LETTERS,
    NEW_STYLE_POINTS,
    NUMBERS,
    number_grades,
)
from synthetic_data.records.pupil_tables import BOARDS, FINAL, academic_years, school_fields, text
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

GCSE, VOCATIONAL = 310, 590
MAPPINGS = {ENGLISH: 5030, MATHEMATICS: 2210, 2: 1310, 3: 1320}
HUMANITY = ((4010, 0.53), (3910, 1.0))
LANGUAGES = ((5650, 0.52), (5750, 0.76), (5670, 1.0))
FIRST_OPTION = ((5110, 0.72), (4610, 1.0))
SECOND_OPTION = ((3510, 0.3), (7210, 0.6), (5210, 0.8), (7010, 1.0))
THIRD_OPTION = ((2650, 0.3), (9080, 0.65), (3210, 0.85), (5350, 1.0))
"""Numbers of subjects, with cumulative shares of those who take each: history or geography, and so on."""
VOCATIONAL_MAPPINGS = np.array([2650, 3210, 3510, 7210, 1310, 3310], dtype=np.int64)
PARCELS = {2: (2,), 3: (2, 1), 4: (4,), 5: (4, 1)}
"""GCSEs that each of a pupil's vocational qualifications is worth, by their number, up to the reform of 2013/14."""
BEST_RULES_END = 2013
ALL_NUMBERED_FROM = 2018
EARLY_THE_YEAR_BEFORE = 0.5
"""Share of earlier tries made in the year before, not in the winter of the last year."""
PASS_SHARE = 0.2
"""A GCSE is a fifth of the threshold of a level."""
SLOTS = 3
"""Places in Attainment 8 for subjects of the English Baccalaureate besides English and mathematics."""


@dataclass(frozen=True)
class _Exams:
    """One value an exam; ``person`` is a place in the rows of pupils."""

    person: NDArray[np.intp]
    subject: NDArray[np.int64]
    """Place among the subjects of Key Stage 4, -1 for a vocational one."""
    grade: NDArray[np.int64]
    number: NDArray[np.int64]
    size: NDArray[np.int64]
    early: NDArray[np.bool_]
    """An earlier and lower try."""
    bettered: NDArray[np.bool_]
    """A second and better try."""
    beyond: NDArray[np.bool_]
    """Vocational, beyond the number that counts from 2013/14 on."""


def _vocational(count: NDArray[np.int64], year: NDArray[np.int64]) -> tuple[Any, Any, Any]:
    """Return pupils, sizes and places in a row of vocational results."""
    parcels = np.zeros((2, 6, 5), dtype=np.int64)
    for number in range(1, 6):
        parcel = PARCELS.get(number, (1,))
        parcels[0, number, : len(parcel)] = parcel
        parcels[1, number, :number] = 1
    sizes = parcels[(year > BEST_RULES_END).astype(np.int64), count]
    person, place = np.nonzero(sizes)
    return person, sizes[person, place], place


def _exams(lives: Lives, rows: NDArray[np.intp], year: NDArray[np.int64]) -> _Exams:
    attained = lives.attainment
    best, first = attained.grades[rows].astype(np.int64), attained.first[rows].astype(np.int64)
    numbers = number_grades(attained.fine[rows])
    person, subject = np.nonzero(best >= 0)
    twice = (first != best)[person, subject]
    again, tried = person[twice], subject[twice]
    voc, size, place = _vocational(attained.equivalents[rows].astype(np.int64), year)
    none, one = np.zeros(len(voc), dtype=np.int64), np.ones(len(person) + len(again), dtype=np.int64)
    grade = np.concatenate([best[person, subject], first[again, tried], none + GRADE_C])
    parts = _Exams(
        person=np.concatenate([person, again, voc]),
        subject=np.concatenate([subject, tried, none - 1]),
        grade=grade,
        number=np.concatenate([numbers[person, subject], numbers[again, tried] - 1, none]),
        size=np.concatenate([one, size]),
        early=np.repeat([False, True, False], [len(person), len(again), len(voc)]),
        bettered=np.concatenate([twice, np.zeros(len(again) + len(voc), dtype=bool)]),
        beyond=np.concatenate([one == 0, place >= PERFORMANCE_TABLE_EQUIVALENTS])
        & (year > BEST_RULES_END)[np.concatenate([person, again, voc])],
    )
    order = np.argsort(parts.person, kind="stable")
    return _Exams(**{name: values[order] for name, values in vars(parts).items()})


def _mappings(lives: Lives, rows: NDArray[np.intp], exams: _Exams) -> NDArray[np.int64]:
    """Return the numbers of subjects."""
    rng = stream(lives.plan.seed, "subjects at key stage 4", lives.block)
    u = rng.random((6, len(lives.people)))[:, rows]
    table = np.zeros((len(rows), len(SUBJECTS)), dtype=np.int64)
    for subject, number in MAPPINGS.items():
        table[:, subject] = number
    choices = (HUMANITY, LANGUAGES, FIRST_OPTION, SECOND_OPTION, THIRD_OPTION)
    for place, (subject, shares) in enumerate(
        zip((HUMANITIES, LANGUAGE, *OPEN_SUBJECTS), choices, strict=True)
    ):
        cumulative = np.array([share for _, share in shares])
        table[:, subject] = np.array([number for number, _ in shares])[pick(cumulative, u[place])]
    start = (u[5] * len(VOCATIONAL_MAPPINGS)).astype(np.int64)[exams.person]
    before = np.cumsum(exams.subject < 0)
    vocational = VOCATIONAL_MAPPINGS[(start + before) % len(VOCATIONAL_MAPPINGS)]
    return np.where(exams.subject < 0, vocational, table[exams.person, exams.subject])


def _ranks(
    points: NDArray[np.float64], among: NDArray[np.bool_], person: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Return the rank, from 1, of each exam by points among those of the same pupil that compete; 0 for others."""
    rows = np.flatnonzero(among)
    order = rows[np.lexsort((-points[rows], person[rows]))]
    starts = np.flatnonzero(np.diff(person[order], prepend=-1))
    counts = np.diff(np.append(starts, len(order)))
    rank = np.zeros(len(points), dtype=np.int64)
    rank[order] = np.arange(len(order)) - np.repeat(starts, counts) + 1
    return rank


@writes("ks4_exam")
def ks4_exams(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS4 exam table for pupils whose KS4 ended in the years of the view."""
    people = lives.people
    rows = np.flatnonzero((people.cohort >= view.years[0]) & (people.cohort <= view.years[-1]))
    cohort = people.cohort[rows].astype(np.int64)
    exams = _exams(lives, rows, cohort)
    year, subject, count = cohort[exams.person], exams.subject, len(exams.person)
    person = rows[exams.person]
    vocational = subject < 0
    rng = stream(lives.plan.seed, "exams at key stage 4", lives.block)
    before = (rng.random(count) < EARLY_THE_YEAR_BEFORE) & exams.early
    mapping = _mappings(lives, rows, exams)
    kind = np.where(vocational, VOCATIONAL, GCSE)

    numbered = (year > LAST_LETTER_YEAR) & np.isin(subject, (ENGLISH, MATHEMATICS)) | (
        year >= ALL_NUMBERED_FROM
    )
    grade = np.where(numbered, NUMBERS[np.maximum(exams.number, 0)], LETTERS[exams.grade]).astype(object)
    grade[vocational] = "P"
    passed = exams.grade >= GRADE_C
    points = np.where(vocational, EQUIVALENT_POINTS * exams.size, NEW_STYLE_POINTS[exams.grade])
    best_rules = year <= BEST_RULES_END
    discounted = np.where(best_rules, exams.early, exams.bettered)
    capped = discounted | exams.beyond

    a8 = np.where(year > LAST_LETTER_YEAR, exams.number, exams.grade).astype(np.float64)
    a8[vocational] = 0.0
    core = np.isin(subject, (ENGLISH, MATHEMATICS))
    ebacc = np.isin(subject, [s for s in EBACC_SUBJECTS if s not in (ENGLISH, MATHEMATICS)])
    other = np.isin(subject, OPEN_SUBJECTS)
    first_tries = ~discounted
    rank = _ranks(a8, ebacc & first_tries, exams.person)
    other_rank = _ranks(a8, other & first_tries, exams.person)
    included = first_tries & (core | other | (ebacc & (rank <= SLOTS)))
    teachers = year >= TEACHER_ASSESSED
    school = school_fields(shared, lives.schooling.school[person, YEAR_11], year)
    fields: dict[str, Any] = {
        "KS4_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "KS4_ACADYR": academic_years(year),
        "KS4_LAESTAB_anon": school["LAESTAB_anon"],
        "KS4_URN_anon": school["URN_anon"],
        "KS4_EXAMYEAR": year - before,
        "KS4_SEASON": np.where(exams.early & ~before, "W", "S").astype(object),
        "KS4_BOARDNO": BOARDS[rng.integers(0, len(BOARDS), count, dtype=np.int64)],
        "KS4_SUBLEVNO": text(kind),
        "KS4_MAPPING": text(mapping),
        "KS4_QAN": text(9000 + kind) + text(mapping),
        "KS4_GRADE": grade,
        "KS4_POINTS": points,
        "KS4_POINTS_PTQ_EE": points,
        "KS4_GSIZE": exams.size.astype(np.float64),
        "KS4_GSIZE_PTQ_EE": exams.size.astype(np.float64),
        "KS4_LEV1": np.where(exams.grade > 0, PASS_SHARE * exams.size, 0.0),
        "KS4_LEV2": np.where(passed, PASS_SHARE * exams.size, 0.0),
        "KS4_LEV1_PTQ_EE": np.where(exams.grade > 0, PASS_SHARE * exams.size, 0.0),
        "KS4_LEV2_PTQ_EE": np.where(passed, PASS_SHARE * exams.size, 0.0),
        "KS4_INCLUDE": 1,
        "KS4_PTQ_INCLUDE": 1,
        "KS4_ACADEMIC": ~vocational,
        "KS4_DISC1": exams.early & ~before & best_rules,
        "KS4_DISC3": discounted,
        "KS4_DISC3_PTQ": discounted,
        "KS4_DISC3_CAP": capped,
        "KS4_DISC3_ALL_B": exams.early,
        "KS4_DISC3_PTQ_EE": discounted,
        "KS4_DISC3_CAP_PTQ_EE": capped,
        "KS4_QEBACC": np.isin(subject, EBACC_SUBJECTS),
        "KS4_QEBACC_PTQ": np.isin(subject, EBACC_SUBJECTS),
        "KS4_QEBACC_PTQ_EE": np.isin(subject, EBACC_SUBJECTS),
        "KS4_A8INCLUDED": included,
        "KS4_A8DISC": discounted,
        "KS4_A8POINTS": a8,
        "KS4_A8ENG": where(subject == ENGLISH, a8),
        "KS4_A8MAT": where(subject == MATHEMATICS, a8),
        "KS4_A8EBAC": where(ebacc, a8),
        "KS4_A8EBAC_RNK": where(rank > 0, rank),
        "KS4_A8OTH": where(other, a8),
        "KS4_A8OTH_RNK": where(other_rank > 0, other_rank),
        "KS4_Teacher_Assessed_Flag": teachers & ~vocational,
        "KS4_Covid_Impacted_Flag": teachers & vocational,
        "KS4_Autumn_Series": 0,
        "KS4_VERSION": FINAL,
    }
    return in_their_years(view, year, fields)
