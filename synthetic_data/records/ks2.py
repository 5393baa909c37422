"""Key Stage 2, pupils and tests: three test subjects to 2008/09, two to 2011/12, reading instead of English after.

In 2015/16 scaled scores replace levels. A level is worth six finely graded points, so that the average of a pupil's
subjects is the prior attainment in the Key Stage 4 table. Which number stands for which test (``KS2_LEAPCODE``) is in
the form for judgements of 2015/16; those of tests follow the pattern of Key Stage 3 and are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.key_stages import (
    BOYCOTT_YEAR,
    LAST_ENGLISH,
    LAST_SCIENCE,
    MATHS,
    READING,
    SCIENCE,
    WRITING,
    YEAR_2,
    YEAR_6,
    boycotts,
)
from synthetic_data.places import places
from synthetic_data.records.census import ever_eligible
from synthetic_data.records.codes import idaci, special_needs
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.ks1 import LEVELS as KS1_LEVELS, POINTS as KS1_POINTS
from synthetic_data.records.levels import Test, judged_levels, make_test, marks_of
from synthetic_data.records.pupil_tables import (
    FINAL,
    academic_years,
    at_the_end_of,
    pupil_fields,
    school_fields,
    stacked,
    text,
)
from synthetic_data.records.shared import Shared, writes

SCORES = 2016
"""First year of scaled scores."""
LEVEL_6_FROM = 2012
EXPECTED, HIGH = 100, 110
EXPECTED_LEVEL, ABOVE = 4, 5
FINE_MEAN, FINE_SPREAD = 4.55, 0.72
SCALED = {"READ": (103.2, 8.4), "MAT": (103.6, 7.4), "GPS": (104.0, 8.6)}
"""Mean and spread of scaled scores (invented)."""
SCORE_RANGE = (80, 120)
WRITING_CUTS = (3.4, 4.1, 5.3)
"""Fine levels as teachers see them from which writing is towards, at and beyond the expected standard of 2016."""
PROGRESS_PER_POINT, KS1_MEAN = 1.35, 15.6
"""Scaled score that goes with a point more at Key Stage 1, and points at the mean, to count progress from."""
PAPERS = 40
"""Marks in each written maths paper; the rest is mental arithmetic."""
READING_MARKS, HALF = 50, 0.5
"""Full marks in reading, and in writing, and their share of those in English."""
SUBJECT_CODES = {
    "ENG": 9981, "MAT": 9982, "SCI": 9983, "READ": 9984, "GPS": 9985,
    "WRITTA": 9994, "SCITA": 9995, "READTA": 9996, "MATTA": 9997,
}  # fmt: skip
QUALIFICATION, TIER = "600", "35"
OUTCOMES = np.array(["BLW", "WTS", "EXS", "GDS"], dtype=object)
JUDGED = {"READ": READING, "WRIT": WRITING, "MAT": MATHS, "SCI": SCIENCE}


@dataclass(frozen=True)
class _Results:
    """Results of those who end year 6 in the years of a view."""

    shared: Shared
    rows: NDArray[np.intp]
    year: NDArray[np.int64]

    @cached_property
    def refused(self) -> NDArray[np.bool_]:
        """At a school that refused the tests."""
        school = self.shared.lives.schooling.school[self.rows, YEAR_6]
        return (self.year == BOYCOTT_YEAR) & boycotts(self.shared.lives.plan)[school]

    def fine(self, subject: int) -> NDArray[np.float64]:
        return self.shared.lives.key_stages.ks2[self.rows, subject]

    def judged(self, subject: int) -> NDArray[np.float64]:
        return self.shared.lives.key_stages.ks2_judged[self.rows, subject]

    def sitting(self, subject: int) -> NDArray[np.int8]:
        return self.shared.lives.key_stages.ks2_sitting[self.rows, subject]

    @cached_property
    def highest(self) -> NDArray[np.int64]:
        return np.where(self.year > LEVEL_6_FROM, 6, 5)

    @cached_property
    def reading(self) -> Test:
        marks = marks_of(self.fine(READING), HALF)
        return make_test(marks, self.sitting(READING), self.highest, HALF, READING_MARKS)

    @cached_property
    def writing(self) -> Test:
        marks = marks_of(self.fine(WRITING), HALF)
        return make_test(marks, self.sitting(READING), 5, HALF, READING_MARKS)

    @cached_property
    def english(self) -> Test:
        marks = marks_of(self.fine(READING), HALF) + marks_of(self.fine(WRITING), HALF)
        return make_test(marks, self.sitting(READING), 5)

    @cached_property
    def maths(self) -> Test:
        return make_test(marks_of(self.fine(MATHS)), self.sitting(MATHS), self.highest)

    @cached_property
    def science(self) -> Test:
        return make_test(marks_of(self.fine(SCIENCE)), self.sitting(SCIENCE), 5)

    @cached_property
    def grammar(self) -> Test:
        fine = self.shared.lives.key_stages.grammar[self.rows]
        return make_test(marks_of(fine), self.sitting(WRITING), self.highest)

    def average(self) -> NDArray[np.float64]:
        """Return mean fine points of the year's test subjects; missing unless all count."""
        english, maths, science = (
            np.where(test.scored, test.fine_points, np.nan)
            for test in (self.english, self.maths, self.science)
        )
        three = self.year <= LAST_SCIENCE
        total = english + maths + np.where(three, science, 0.0)
        return np.round(np.where(self.refused, np.nan, total / np.where(three, 3, 2)), 2)

    def score(self, name: str, fine: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return scaled scores of 2015/16."""
        mean, spread = SCALED[name]
        score = mean + spread * (fine - FINE_MEAN) / FINE_SPREAD
        return np.clip(np.rint(np.round(score, 4)), *SCORE_RANGE).astype(np.int64)

    @cached_property
    def writing_judged(self) -> NDArray[np.int64]:
        """0 to 3: below, towards, at and beyond the expected standard of 2016."""
        return np.searchsorted(WRITING_CUTS, self.judged(WRITING), side="right").astype(np.int64)


def _results(view: View, shared: Shared) -> _Results:
    return _Results(shared, *at_the_end_of(shared, view, YEAR_6))


def _with_letters(test: Test, reached: NDArray[np.bool_], code: tuple[str, str]) -> NDArray[np.object_]:
    """Return outcomes of 2016: expected standard achieved or not, or a letter."""
    outcome = np.where(reached, code[0], code[1]).astype(object)
    letters = np.isin(test.level.astype("U2"), ["A", "T", "M", "Q", "B"])
    outcome[letters] = test.level[letters]
    return outcome


@writes("ks2_pupil")
def key_stage_2(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS2 pupil table for pupils who end year 6 in the years of the view."""
    found = _results(view, shared)
    rows, year = found.rows, found.year
    homes, schooling, people = lives.homes, lives.schooling, lives.people
    score, provision = np.zeros(len(rows)), np.full(len(rows), "N", dtype=object)
    for one in np.unique(year):
        now = year == one
        score[now] = idaci(places(lives.plan), homes.area[rows[now], YEAR_6], int(one))[0]
        provision[now] = special_needs(
            shared.pupils, rows[now], schooling.support[rows[now], YEAR_6], int(one)
        )
    listed = homes.free_meals & (shared.attended >= 0)
    tested = ~found.refused
    levels = tested & (year < SCORES)
    counted = tested.astype(np.int64)
    ranks = lives.key_stages.ks1[rows].astype(np.int64)
    first = KS1_POINTS[ranks]
    here = people.arrival[rows] <= YEAR_2
    prior = np.where(here, np.round(first[:, :3].mean(axis=1), 2), np.nan)
    english, maths, science = found.english, found.maths, found.science
    reading, writing, grammar = found.reading, found.writing, found.grammar
    tests = {"ENG": english, "MAT": maths, "SCI": science, "READ": reading, "GPS": grammar}
    expected = {name: tested & (test.reached >= EXPECTED_LEVEL) for name, test in tests.items()}
    teacher = {name: judged_levels(found.judged(subject), 6) for name, subject in JUDGED.items()}
    english_judged = (found.judged(READING) + found.judged(WRITING)) / 2
    teacher["ENG"] = judged_levels(english_judged, 6)
    writing_expected = found.judged(WRITING) >= EXPECTED_LEVEL
    sat = {"READ": reading, "MAT": maths, "GPS": grammar}
    scaled = {
        "READ": found.score("READ", found.fine(READING)),
        "MAT": found.score("MAT", found.fine(MATHS)),
        "GPS": found.score("GPS", lives.key_stages.grammar[rows]),
    }
    counts = [np.where(test.scored, test.points, 0) for test in (english, maths, science)]
    total = counts[0] + counts[1] + np.where(year <= LAST_SCIENCE, counts[2], 0)
    maths_paper = np.minimum(maths.mark * 4 // 10, PAPERS)
    fields: dict[str, Any] = {
        **pupil_fields(shared, "KS2", rows, year, YEAR_6),
        "KS2_SOURCECTY": "E",
        "KS2_ACTYRGRP": "6",
        "KS2_ENDKS": 1,
        "KS2_SCHRES": counted,
        "KS2_LARES": counted,
        "KS2_NATRES": counted,
        "KS2_NATMTDRES": counted,
        "KS2_REFTEST": np.where(found.refused, "1", "0").astype(object),
        "KS2_FSM": homes.free_meals[rows, YEAR_6],
        "KS2_FSM6": ever_eligible(listed, 6)[rows, YEAR_6],
        "KS2_SENF": provision,
        "KS2_SENA": provision == "A",
        "KS2_SENPS": np.isin(provision.astype("U1"), ["P", "S", "E"]),
        "KS2_FLANG": ~people.english[rows],
        "KS2_IDACI": score,
        "KS2_ENGTALEV": teacher["ENG"],
        "KS2_MATTALEV": teacher["MAT"],
        "KS2_SCITALEV": teacher["SCI"],
        "KS2_ENGLEVTA": where(year < SCORES, teacher["ENG"]),
        "KS2_MATLEVTA": where(year < SCORES, teacher["MAT"]),
        "KS2_SCILEVTA": where(year < SCORES, teacher["SCI"]),
        "KS2_READLEVTA": where(year < SCORES, teacher["READ"]),
        "KS2_WRITLEVTA": where(year < SCORES, teacher["WRIT"]),
        "KS2_ENGLEV": where(tested, english.level),
        "KS2_MATLEV": where(levels, maths.level),
        "KS2_SCILEV": science.level,
        "KS2_READLEV": where(levels, reading.level),
        "KS2_ENGWRITLEV": where(levels & (year <= LAST_ENGLISH), writing.level),
        "KS2_GPSLEV": where(levels, grammar.level),
        "KS2_READMRK": where(tested, reading.marks()),
        "KS2_ENGWRITMRK": where(tested, writing.marks()),
        "KS2_ENGTOTMRK": where(tested, english.marks()),
        "KS2_MATTESTAMRK": where(levels, maths.marks(maths_paper)),
        "KS2_MATTESTBMRK": where(levels, maths.marks(maths_paper)),
        "KS2_MATARTHMRK": where(levels, maths.marks(maths.mark - 2 * maths_paper)),
        "KS2_MATTOTMRK": where(levels, maths.marks()),
        "KS2_SCITOTMRK": science.marks(),
        "KS2_ENGPOINTS": where(tested & english.scored, english.points),
        "KS2_MATPOINTS": where(levels & maths.scored, maths.points),
        "KS2_SCIPOINTS": where(science.scored, science.points),
        "KS2_ENGFINE": where(tested & english.scored, english.fine),
        "KS2_MATFINE": where(levels & maths.scored, maths.fine),
        "KS2_READFINE": where(levels & reading.scored, reading.fine),
        "KS2_GPSFINE": where(levels & grammar.scored, grammar.fine),
        "KS2_SCIFINE": where(science.scored, science.fine),
        "KS2_TOTPTS": where(tested, total.astype(np.float64)),
        "KS2_CVAAPS": found.average(),
        "KS2_KS2APSFG": found.average(),
        "KS2_KS2READFG": where(levels & reading.scored, reading.fine_points),
        "KS2_KS2MATFG": where(levels & maths.scored, maths.fine_points),
        "KS2_CVAPAPS": prior,
        "KS2_KS1APS": prior,
        "KS2_KS1AVERAGE": prior,
        "KS2_PRREADLEV": where(here, KS1_LEVELS[ranks[:, READING]]),
        "KS2_PRWRITLEV": where(here, KS1_LEVELS[ranks[:, WRITING]]),
        "KS2_PRMATLEV": where(here, KS1_LEVELS[ranks[:, MATHS]]),
        "KS2_LEVXENGMAT": where(tested, expected["ENG"] & expected["MAT"]),
        "KS2_LEVXEMS": expected["ENG"] & expected["MAT"] & expected["SCI"],
        "KS2_LEVXREADWRITTAMAT": where(levels, expected["READ"] & expected["MAT"] & writing_expected),
        "KS2_LEVXWRITTA": where(year < SCORES, writing_expected),
        "KS2_WRITTAOUTCOME": OUTCOMES[found.writing_judged],
        "KS2_WRITTAEXP": found.writing_judged >= 2,
        "KS2_WRITTADEPTH": found.writing_judged == 3,
    }
    for name in expected:
        fields[f"KS2_LEVX{name}"] = where(levels, expected[name])
        fields[f"KS2_LEVAX{name}"] = where(levels, tests[name].reached >= ABOVE)
    for name, test in sat.items():
        reached = test.taken & (scaled[name] >= EXPECTED)
        fields[f"KS2_{name}SCORE"] = where(test.taken, scaled[name])
        fields[f"KS2_{name}OUTCOME"] = _with_letters(test, reached, ("AS", "NS"))
        fields[f"KS2_{name}EXP"] = reached
        fields[f"KS2_{name}HIGH"] = test.taken & (scaled[name] >= HIGH)
        if name != "GPS":
            # What pupils with the same average at Key Stage 1 score: the line through all of them.
            line = SCALED[name][0] + PROGRESS_PER_POINT * (prior - KS1_MEAN)
            progress = np.round(np.where(test.taken, scaled[name] - line, np.nan), 2)
            fields[f"KS2_{name}PROGSCORE"] = progress
    fields["KS2_RWMEXP"] = fields["KS2_READEXP"] & fields["KS2_MATEXP"] & fields["KS2_WRITTAEXP"]
    fields["KS2_RWMHIGH"] = fields["KS2_READHIGH"] & fields["KS2_MATHIGH"] & fields["KS2_WRITTADEPTH"]
    return in_their_years(view, year, fields)


@writes("ks2_exam")
def key_stage_2_tests(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the KS2 exam table: a row for each test and, from 2012/13 on, some judgements of a pupil."""
    found = _results(view, shared)
    year = found.year
    old, late, scored = year <= LAST_SCIENCE, year > LAST_ENGLISH, year >= SCORES
    every = np.ones(len(year), dtype=bool)
    leveled = ~found.refused & ~scored
    judged = {name: found.judged(subject) for name, subject in JUDGED.items()}
    judged["ENG"] = (judged["READ"] + judged["WRIT"]) / 2
    fine = {
        "MAT": found.fine(MATHS),
        "READ": found.fine(READING),
        "GPS": lives.key_stages.grammar[found.rows],
    }
    parts: list[tuple[NDArray[np.bool_], dict[str, Any]]] = []
    for name, test, among in (
        ("ENG", found.english, ~late),
        ("MAT", found.maths, every),
        ("SCI", found.science, old),
        ("READ", found.reading, late),
        ("GPS", found.grammar, late),
    ):
        fields: dict[str, Any] = {
            "KS2_LEAPCODE": np.full(len(year), SUBJECT_CODES[name], dtype=np.int64),
            "KS2_TESTSTAT": where(leveled & test.taken, np.full(len(year), TIER, dtype=object)),
            "KS2_GRADE": where(leveled, test.level),
            "KS2_TESTLEV": where(leveled, test.level),
            "KS2_TESTMARK": where(leveled, test.marks()),
            "KS2_FINE": where(leveled & test.scored, test.fine),
            "KS2_POINTS": where(leveled & test.scored, test.points.astype(np.float64)),
        }
        if name in judged:
            fields["KS2_TALEVEL"] = where(~scored, judged_levels(judged[name], 6))
        if name in fine:
            score = found.score(name, fine[name])
            fields["KS2_SCORE"] = where(scored & test.taken, score.astype(np.float64))
            outcome = _with_letters(test, test.taken & (score >= EXPECTED), ("AS", "NS"))
            fields["KS2_TESTOUTCOME"] = where(scored, outcome)
        if name in ("ENG", "READ"):
            fields["KS2_READLEV"] = where(leveled, found.reading.level)
            fields["KS2_READMARK"] = where(leveled, found.reading.marks())
        if name == "ENG":
            fields["KS2_WRITLEV"] = where(leveled, found.writing.level)
            fields["KS2_WRITMARK"] = where(leveled, found.writing.marks())
        if name in ("MAT", "SCI"):
            paper = test.mark // 2 if name == "SCI" else np.minimum(test.mark * 4 // 10, PAPERS)
            fields["KS2_T2MARK"] = where(leveled, test.marks(paper))
            fields["KS2_T3MARK"] = where(leveled, test.marks(test.mark - paper if name == "SCI" else paper))
        parts.append((among, fields))
    for name, among in (("WRIT", late), ("READ", scored), ("MAT", scored), ("SCI", scored)):
        outcome = np.where(judged[name] >= EXPECTED_LEVEL, "EXS", "HNM").astype(object)
        if name == "WRIT":
            outcome = OUTCOMES[found.writing_judged]
        fields = {
            "KS2_LEAPCODE": np.full(len(year), SUBJECT_CODES[f"{name}TA"], dtype=np.int64),
            "KS2_TALEVEL": where(~scored, judged_levels(judged[name], 6)),
            "KS2_TAOUTCOME": where(scored, outcome),
        }
        parts.append((among, fields))
    place, joined = stacked(parts)
    years, rows = year[place], found.rows[place]
    school = school_fields(shared, lives.schooling.school[rows, YEAR_6], years)
    fields = {
        **joined,
        "KS2_PUPILMATCHINGREFANONYMOUS": shared.pupils.pmr[rows],
        "KS2_ACADYR": academic_years(years),
        "KS2_LAESTAB_anon": school["LAESTAB_anon"],
        "KS2_URN_anon": school["URN_anon"],
        "KS2_LEAPCODE": text(joined["KS2_LEAPCODE"]),
        "KS2_SUBLEVNO": QUALIFICATION,
        "KS2_ASSESSYR": years,
        "KS2_DISC3": 0,
        "KS2_VERSION": FINAL,
    }
    return in_their_years(view, years, fields)
