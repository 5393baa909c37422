"""Key Stage 3, pupils and tests: national tests to 2007/08, teachers' judgements alone to 2012/13.

That tests ended in 2008 is from memory, but the form has their columns to that year only. Marks follow the line of Key
Stage 2, which is invented.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.key_stages import ENGLISH_3, MATHS_3, SCIENCE_3, YEAR_6, YEAR_9
from synthetic_data.places import places
from synthetic_data.records.codes import idaci, special_needs
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.levels import LEVEL_3, NO_LEVEL, Test, judged_levels, make_test, marks_of
from synthetic_data.records.pupil_tables import (
    FINAL,
    academic_years,
    at_the_end_of,
    pupil_fields,
    school_fields,
    stacked,
)
from synthetic_data.records.shared import Shared, writes

LAST_TESTS = 2008
SUBJECTS = {"ENG": (ENGLISH_3, 7, 9991), "MAT": (MATHS_3, 8, 9992), "SCI": (SCIENCE_3, 7, 9993)}
"""Place among the subjects, highest level, and number of the test."""
QUALIFICATION = "500"
EXPECTED, ABOVE = 5, 6
FULL_MARKS = 150
TIERS = (("35", 4.6), ("46", 5.6), ("57", 6.6), ("68", 99.0))
"""Papers in maths and science, and the fine level below which pupils are entered for each."""


def _tests(lives: Lives, rows: NDArray[np.intp]) -> dict[str, Test]:
    stages = lives.key_stages
    tests = {
        name: make_test(
            marks_of(stages.ks3[rows, place]), stages.ks3_sitting[rows, place], highest, full=FULL_MARKS
        )
        for name, (place, highest, _) in SUBJECTS.items()
    }
    english = tests["ENG"].level
    english[english == "2"] = NO_LEVEL  # nobody is given level 2 for nearly reaching 3 in English
    return tests


def _tier(name: str, judged: NDArray[np.float64]) -> NDArray[np.object_]:
    """Return the paper that a pupil is entered for: one in English, by teachers' judgement in the others."""
    if name == "ENG":
        return np.full(len(judged), "47", dtype=object)
    codes = np.array([code for code, _ in TIERS], dtype=object)
    if name == "SCI":
        codes = np.array(["36", "36", "57", "57"], dtype=object)
    return np.asarray(codes[np.searchsorted([edge for _, edge in TIERS], judged, side="right")])


@writes("ks3_pupil")
def key_stage_3(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS3 pupil table for pupils who end year 9 in the years of the view."""
    rows, year = at_the_end_of(shared, view, YEAR_9)
    homes, stages = lives.homes, lives.key_stages
    score, provision = np.zeros(len(rows)), np.full(len(rows), "N", dtype=object)
    for one in np.unique(year):
        now = year == one
        score[now] = idaci(places(lives.plan), homes.area[rows[now], YEAR_9], int(one))[0]
        support = lives.schooling.support[rows[now], YEAR_9]
        provision[now] = special_needs(shared.pupils, rows[now], support, int(one))
    person = pupil_fields(shared, "KS3", rows, year, YEAR_9)
    tests = _tests(lives, rows)
    total = np.sum([test.points * test.scored for test in tests.values()], axis=0)
    counted = np.sum([test.scored for test in tests.values()], axis=0).astype(np.int64)
    average = np.mean([np.where(test.scored, test.fine_points, np.nan) for test in tests.values()], axis=0)
    judged = {name: stages.ks3_judged[rows, place] for name, (place, _, _) in SUBJECTS.items()}
    reached = {name: np.floor(judged[name]).astype(np.int64) for name in SUBJECTS}
    fields: dict[str, Any] = {
        **person,
        "KS3_PUPILMATCHINGREFANONYMOUS": person["KS3_PupilMatchingRefAnonymous"],
        "KS3_TOE_CODE": person["KS3_ToE_CODE"],
        "KS3_SOURCECTY": "E",
        "KS3_ENDKS": 1,
        "KS3_SCHRES": 1,
        "KS3_LARES": 1,
        "KS3_NATRES": 1,
        "KS3_FSM": homes.free_meals[rows, YEAR_9],
        "KS3_SENA": provision == "A",
        "KS3_SENPS": np.isin(provision.astype("U1"), ["P", "S", "E"]),
        "KS3_FLANG": ~lives.people.english[rows],
        "KS3_IDACI": score,
        "KS3_TOTPTS": total.astype(np.float64),
        "KS3_APSDENN": counted,
        "KS3_CVAPAPS": np.where(lives.people.arrival[rows] <= YEAR_6, lives.attainment.prior[rows], np.nan),
        "KS3_CVAAPS": np.round(average, 2),
        "KS3_LEVXEMS": np.logical_and.reduce([test.reached >= EXPECTED for test in tests.values()]),
        "KS3_LEVXEMSTA": np.logical_and.reduce([level >= EXPECTED for level in reached.values()]),
    }
    for name, test in tests.items():
        highest = SUBJECTS[name][1]
        fields |= {
            f"KS3_{name}TIER": np.where(
                np.isin(test.level.astype("U1"), list("ABMT")), test.level, _tier(name, judged[name])
            ).astype(object),
            f"KS3_{name}TALEV": judged_levels(judged[name], highest),
            f"KS3_{name}LEV": test.level,
            f"KS3_{name}TOTMRK": test.marks(),
            f"KS3_{name}POINTS": where(test.scored, test.points),
            f"KS3_{name}FINE": where(test.scored, test.fine),
            f"KS3_LEVX{name}": test.reached >= EXPECTED,
            f"KS3_LEVAX{name}": test.reached >= ABOVE,
            f"KS3_LEVX{name}TA": reached[name] >= EXPECTED,
            f"KS3_LEVAX{name}TA": reached[name] >= ABOVE,
            f"KS3_LEVL{name}TA": reached[name] <= LEVEL_3,
        }
    return in_their_years(view, year, fields)


@writes("ks3_exam")
def key_stage_3_tests(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS3 exam table: a row for each subject of a pupil, up to the last year of tests."""
    rows, year = at_the_end_of(shared, view, YEAR_9)
    rows, year = rows[year <= LAST_TESTS], year[year <= LAST_TESTS]
    every = np.ones(len(rows), dtype=bool)
    parts: list[tuple[NDArray[np.bool_], dict[str, Any]]] = []
    for name, test in _tests(lives, rows).items():
        subject, highest, number = SUBJECTS[name]
        judged = lives.key_stages.ks3_judged[rows, subject]
        first = test.mark // 2
        parts.append(
            (
                every,
                {
                    "KS3_LEAPCODE": np.full(len(rows), str(number), dtype=object),
                    "KS3_TESTSTAT": where(test.taken, _tier(name, judged)),
                    "KS3_GRADE": test.level,
                    "KS3_TESTLEV": test.level,
                    "KS3_TALEVEL": judged_levels(judged, highest),
                    "KS3_T1MARK": test.marks(first),
                    "KS3_T2MARK": test.marks(test.mark - first),
                    "KS3_TESTMARK": test.marks(),
                    "KS3_FINE": where(test.scored, test.fine),
                    "KS3_POINTS": where(test.scored, test.points.astype(np.float64)),
                },
            )
        )
    place, joined = stacked(parts)
    years, person = year[place], rows[place]
    school = school_fields(shared, lives.schooling.school[person, YEAR_9], years)
    fields: dict[str, Any] = {
        **joined,
        "KS3_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "KS3_ACADYR": academic_years(years),
        "KS3_LAESTAB_anon": school["LAESTAB_anon"],
        "KS3_ASSESSYR": years,
        "KS3_SUBLEVNO": QUALIFICATION,
        "KS3_DISC3": 0,
        "KS3_VERSION": FINAL,
    }
    return in_their_years(view, years, fields)
