"""The young person's matched administrative dataset (YPMAD): levels reached so far by any route, year by year to 21.

A row of the chronological table is a person in an academic year, from that in which Key Stage 4 ends to the third
after it, and to the fifth if any source has them; the snapshot has a row a person, as things stood in 2020/21. Levels
agree with school results, sixth form and further education, since all follow from the same lives. What the form leaves
to other documents, **the texts of qualifications and institutions, is invented**. Variables that the form gives to
2020/21 alone are missing in rows of other years.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import Award
from synthetic_data.lives.attainment import ENGLISH, GRADE_C, MATHEMATICS
from synthetic_data.lives.further_education import Programme
from synthetic_data.lives.learning_aims import KINDS, NUMBERS, AimKind
from synthetic_data.lives.levels import NEVER, Levels, Route
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.places import REGIONS, places, regions
from synthetic_data.records.census import ever_eligible
from synthetic_data.records.codes import academic_year, idaci, names, special_needs
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.ks4 import LETTERS, NUMBERS as NUMBER_GRADES, number_grades
from synthetic_data.records.shared import Shared, writes

FIRST, LAST = 2002, 2021
ALWAYS, FURTHEST = 3, 5
"""Years after Key Stage 4 to which everyone has a row, and to which who is in a source has."""
AGE_AT_START = 15
NUMBERS_FROM = 2017
GCSES, A_LEVELS, APPLIED, APPRENTICESHIP = "GCSE", "GCE", "VRQ", "APP"
SCHOOL, SIXTH_FORM_COLLEGE, COLLEGE, TRAINER, INDEPENDENT = "School", "SFC", "FE", "WBL", "Independent"
FULL_TIME, PART_TIME = "1", "2"
ON_APPRENTICESHIP = {Programme.INTERMEDIATE: 3, Programme.ADVANCED: 2}
LEVEL_1_TYPES = {Route.ACADEMIC: 1, Route.APPLIED: 3, Route.COLLEGE: 3, Route.WORK: 2}
LEVEL_2_TYPES = {Route.ACADEMIC: 1, Route.APPLIED: 5, Route.COLLEGE: 5, Route.WORK: 3}
LEVEL_3_TYPES = {Route.ACADEMIC: 1, Route.APPLIED: 4, Route.COLLEGE: 4, Route.WORK: 2}
HIGHER_LEVEL = {1: 4, 2: 6}
COMBINATION = {1: 5, 2: 7, 3: 6}
CENSUS, RESULTS = "PLASC", "KS45"
SOURCE_OF_CHARACTERISTICS = 1


@dataclass(frozen=True)
class _Sources:
    """People x academic years after Key Stage 4: which sources have them."""

    census: NDArray[np.bool_]
    results: NDArray[np.bool_]
    college: NDArray[np.bool_]
    work: NDArray[np.bool_]

    @cached_property
    def any(self) -> NDArray[np.bool_]:
        return self.census | self.results | self.college | self.work


def _sources(lives: Lives) -> _Sources:
    activity = lives.routes.activity[:, : FURTHEST + 1]
    school, offered = lives.schooling.school[:, YEAR_11], schools(lives.plan)
    maintained = (school != NO_SCHOOL) & (offered.kind[school] != SchoolKind.INDEPENDENT)
    sixth = lives.routes.sixth_form_school
    sixth_maintained = (sixth != NO_SCHOOL) & (offered.kind[sixth] != SchoolKind.INDEPENDENT)
    in_sixth = activity == Activity.SIXTH_FORM
    census = in_sixth & sixth_maintained[:, None]
    census[:, 0] = maintained
    results = np.zeros(activity.shape, dtype=bool)
    results[:, 0] = True
    advanced = lives.advanced
    after = advanced.year - lives.people.cohort[advanced.person].astype(np.int64)
    shown = advanced.finished & (after <= FURTHEST)
    results[advanced.person[shown], after[shown]] = True
    return _Sources(
        census=census,
        results=results | in_sixth,
        college=np.isin(activity, (Activity.COLLEGE, Activity.ADULT_COURSE)),
        work=activity == Activity.APPRENTICESHIP,
    )


def _functional(lives: Lives, subject: str) -> NDArray[np.int64]:
    """Return years after Key Stage 4 in which functional or key skills are first achieved."""
    further = lives.further
    older = {"english": ("key communication", "literacy"), "mathematics": ("key number", "numeracy")}[subject]
    chosen = (
        np.isin(further.aim, [NUMBERS[name] for name in (f"functional {subject}", *older)]) & further.achieved
    )
    found = np.full(len(lives.people), NEVER, dtype=np.int64)
    after = further.last - lives.people.cohort[further.person].astype(np.int64)
    np.minimum.at(found, further.person[chosen], after[chosen])
    return found


def _best_grade(
    lives: Lives, subject: str, place: int, after: NDArray[np.int64], person: NDArray[np.intp]
) -> Any:
    """Return the best GCSE grade so far, in letters, and in numbers for those who took it from 2017 on."""
    grade = lives.attainment.grades[person, place].astype(np.int64)
    passes_later = lives.levels.resat[subject][person] <= after
    best = np.where(passes_later, np.maximum(grade, GRADE_C), grade)
    number = number_grades(lives.attainment.fine)[person, place]
    number = np.where(passes_later, np.maximum(number, 4), number)
    new = lives.people.cohort[person] >= NUMBERS_FROM
    text = np.where(new, NUMBER_GRADES[number], LETTERS[np.maximum(best, 0)])
    return where(best > 0, text.astype(object))


def _qualification(
    lives: Lives, sources: _Sources, person: NDArray[np.intp], after: NDArray[np.int64]
) -> Any:
    """Return what people mainly study."""
    activity = lives.routes.activity[person, after]
    advanced = lives.advanced
    a_level = (
        np.bincount(advanced.person[advanced.award != Award.VOCATIONAL], minlength=len(lives.people)) > 0
    )
    kind = np.select(
        [
            after == 0,
            (activity == Activity.SIXTH_FORM) & a_level[person],
            activity == Activity.APPRENTICESHIP,
        ],
        [GCSES, A_LEVELS, APPRENTICESHIP],
        APPLIED,
    ).astype(object)
    return where(sources.any[person, after], kind)


def _institution(
    lives: Lives, sources: _Sources, person: NDArray[np.intp], after: NDArray[np.int64]
) -> tuple[Any, NDArray[np.int64]]:
    """Return kinds of main institutions, and the school where it is one."""
    offered, activity = schools(lives.plan), lives.routes.activity[person, after]
    school = np.where(
        after == 0, lives.schooling.school[person, YEAR_11], lives.routes.sixth_form_school[person]
    )
    school = np.where((after == 0) | (activity == Activity.SIXTH_FORM), school, NO_SCHOOL)
    kind = np.select(
        [
            (school != NO_SCHOOL) & (offered.kind[school] == SchoolKind.INDEPENDENT),
            school != NO_SCHOOL,
            activity == Activity.SIXTH_FORM,
            activity == Activity.APPRENTICESHIP,
        ],
        [INDEPENDENT, SCHOOL, SIXTH_FORM_COLLEGE, TRAINER],
        COLLEGE,
    ).astype(object)
    return where(sources.any[person, after], kind), school.astype(np.int64)


@writes("ypmad")
def chronological(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each person and academic year."""
    people, levels, sources = lives.people, lives.levels, _sources(lives)
    cohort = people.cohort.astype(np.int64)
    years = np.arange(FURTHEST + 1)
    there = (years <= ALWAYS) | sources.any
    there &= (cohort[:, None] + years <= LAST) & (cohort[:, None] + years >= FIRST)
    person, after = np.nonzero(there)
    year = cohort[person] + after
    kind, school = _institution(lives, sources, person, after)
    qualification = _qualification(lives, sources, person, after)
    offered, labels = schools(lives.plan), names(lives.plan)

    def by(when: NDArray[np.int64]) -> NDArray[np.int64]:
        return (when[person] <= after).astype(np.int64)

    flags = {f"YPMAD_L{level}_OVERALL": by(levels.overall(level)) for level in (1, 2, 3)}
    for level in (1, 2, 3):
        flags[f"YPMAD_L{level}_ACADEMIC"] = by(levels.by(level, Route.ACADEMIC))
        flags[f"YPMAD_L{level}_FE_ILR"] = by(levels.by(level, Route.COLLEGE))
        flags[f"YPMAD_L{level}_WBL_ILR"] = by(levels.by(level, Route.WORK))
    passed = {subject: by(levels.passed[subject]) for subject in ("english", "mathematics")}
    functional = {subject: by(_functional(lives, subject)) for subject in ("english", "mathematics")}
    # 2 an academic pass, 1 a functional one only.
    either = {s: np.where(passed[s] == 1, 2, functional[s]) for s in ("english", "mathematics")}
    two = flags["YPMAD_L2_OVERALL"]
    has = {s: (either[s] > 0).astype(np.int64) for s in either}

    further = lives.further
    apprentice = np.isin(further.programme, list(ON_APPRENTICESHIP))
    on = np.zeros((len(people), FURTHEST + 1), dtype=np.int64)
    for programme, code in ON_APPRENTICESHIP.items():
        chosen = np.flatnonzero(
            apprentice & (further.programme == programme) & (KINDS[further.aim] == AimKind.PROGRAMME)
        )
        of, first = further.person[chosen], further.first[chosen] - cohort[further.person[chosen]]
        last = further.last[chosen] - cohort[of]
        for step in range(FURTHEST + 1):
            now = (first <= step) & (step <= last)
            on[of[now], step] = code

    grades = lives.attainment.grades
    good, some = (grades >= GRADE_C).sum(axis=1), (grades > 0).sum(axis=1)
    resat = sum(by(levels.resat[s]) for s in ("english", "mathematics"))
    advanced = lives.advanced
    a_level = (advanced.award == Award.A_LEVEL) & advanced.finished & ~advanced.second & (advanced.grade > 0)
    a_passes = np.bincount(advanced.person[a_level], minlength=len(people))
    free = lives.homes.free_meals
    area = lives.homes.area[person, YEAR_11]
    score, _ = idaci(places(lives.plan), area, LAST)
    needs = special_needs(shared.pupils, person, lives.schooling.support[person, YEAR_11], LAST)
    eligible = free[:, YEAR_11]
    ever = ever_eligible(free, 6)[:, YEAR_11]
    fields = {
        "YPMAD_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "YPMAD_Base_Year": cohort[person],
        "YPMAD_Academic_Year": np.array([academic_year(y) for y in range(FIRST, LAST + 1)], dtype=object)[
            year - FIRST
        ],
        "YPMAD_Ac_Year": year,
        "YPMAD_AgeAtStartofAcadYear": AGE_AT_START + after,
        "YPMAD_gender": np.where(people.female, "F", "M").astype(object)[person],
        "YPMAD_EthnicityPLASCage15": shared.pupils.ethnicity[person],
        "YPMAD_FSMEligibilityage15": eligible[person].astype(np.int64),
        "YPMAD_EverFSMage10to15": ever[person].astype(np.int64),
        "YPMAD_Disadvantage": ever[person].astype(np.int64),
        "YPMAD_IDACIscoreage15": score,
        "YPMAD_SENStatusage15": needs,
        **flags,
        "YPMAD_EN_L2_ACADEMIC": passed["english"],
        "YPMAD_MA_L2_ACADEMIC": passed["mathematics"],
        "YPMAD_EngL2": either["english"],
        "YPMAD_MathsL2": either["mathematics"],
        "YPMAD_Lev2Overall_FEandM": two * has["english"] * has["mathematics"],
        "YPMAD_L2plusFuncAc_Eng_Maths": 4 * two + 2 * has["english"] + has["mathematics"],
        "YPMAD_GCSE_GRADE_ENG": _best_grade(lives, "english", ENGLISH, after, person),
        "YPMAD_GCSE_GRADE_MATHS": _best_grade(lives, "mathematics", MATHEMATICS, after, person),
        "YPMAD_L1_GCSEFULL": some[person],
        "YPMAD_L2_GCSEFull": good[person] + resat,
        "YPMAD_L3_A_PASS": np.where(levels.by(3, Route.ACADEMIC)[person] <= after, a_passes[person], 0),
        "YPMAD_CENSUS_DATAONPUPIL": sources.census[person, after].astype(np.int64),
        "YPMAD_KS45_DATAONPUPIL": sources.results[person, after].astype(np.int64),
        "YPMAD_ILR_FE_DATAONPUPIL": sources.college[person, after].astype(np.int64),
        "YPMAD_ILR_WBL_DATAONPUPIL": sources.work[person, after].astype(np.int64),
        "YPMAD_NO_QUALS_ACHIEVED": (by(levels.overall(1)) == 0).astype(np.int64) * (some[person] == 0),
        "YPMAD_OnAppren": on[person, after],
        "YPMAD_main_qual_type": qualification,
        "YPMAD_source_main_qual_type": where(
            sources.any[person, after],
            np.select(
                [sources.work[person, after], sources.college[person, after], sources.results[person, after]],
                ["ILR_WBL", "ILR_FE", RESULTS],
                CENSUS,
            ).astype(object),
        ),
        "YPMAD_main_inst_type": kind,
        "YPMAD_l_mode": where(
            sources.any[person, after],
            np.where(
                lives.routes.activity[person, after] == Activity.ADULT_COURSE, PART_TIME, FULL_TIME
            ).astype(object),
        ),
        "YPMAD_main_inst_Laestab_code_anon": where(school != NO_SCHOOL, labels.school[school]),
        "YPMAD_main_inst_region": where(
            school != NO_SCHOOL,
            np.array([name for _, name in REGIONS], dtype=object)[
                regions(lives.plan)[offered.district[school]]
            ],
        ),
    }
    return in_their_years(view, year, fields)


def _types(levels: Levels, level: int) -> NDArray[np.int64]:
    """Return by what kind of qualifications a level is first reached; 0 if it never is."""
    table = {1: LEVEL_1_TYPES, 2: LEVEL_2_TYPES, 3: LEVEL_3_TYPES}[level]
    own, overall = levels.reached[level - 1], levels.overall(level)
    first = own.min(axis=0)
    code = np.select([own[route] == first for route in Route], [table[route] for route in Route], 0)
    code = np.where((own == first).sum(axis=0) > 1, COMBINATION[level], code)
    if level in HIGHER_LEVEL:
        code = np.where(first > overall, HIGHER_LEVEL[level], code)
    return np.where(overall < NEVER, code, 0)


@writes("ypmad_snapshot")
def snapshot(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each person, as things stood in 2020/21."""
    people, levels, sources = lives.people, lives.levels, _sources(lives)
    n, cohort = len(people), people.cohort.astype(np.int64)
    person = np.arange(n)
    seen = sources.any & (cohort[:, None] + np.arange(FURTHEST + 1) <= LAST)
    first = seen.argmax(axis=1)
    latest = FURTHEST - seen[:, ::-1].argmax(axis=1)
    fields: dict[str, Any] = {
        "YPMAD_PupilMatchingRefAnonymous": shared.pupils.pmr,
        "YPMAD_Base_Year": cohort,
        "YPMAD_FIRST_YEAR_IN_DATA": cohort + first,
        "YPMAD_FIRST_SOURCE": np.where(sources.census[person, first], CENSUS, RESULTS).astype(object),
        "YPMAD_YEAR_LATEST_STUDY": cohort + latest,
        "YPMAD_Chars15CensusSource": where(sources.census[:, 0], np.full(n, SOURCE_OF_CHARACTERISTICS)),
    }
    learning = (sources.college | sources.work) & seen
    for name, source in (
        ("PLASC", sources.census & seen),
        ("KS45", sources.results & seen),
        ("ILR", learning),
    ):
        fields[f"YPMAD_FIRST_YEAR_IN_DATA_{name}"] = where(
            np.asarray(source.any(axis=1)), cohort + source.argmax(axis=1)
        )
    kinds = {level: _types(levels, level) for level in (1, 2, 3)}
    when_reached = {level: levels.overall(level) for level in (1, 2, 3)}
    for after in range(FURTHEST + 1):
        known = cohort + after <= LAST
        age = AGE_AT_START + 1 + after
        fields[f"YPMAD_In{age}"] = where(known, seen[:, after].astype(np.int64))
        for level in (1, 2, 3):
            reached = when_reached[level] <= after
            fields[f"YPMAD_L{level}_at_{age}"] = where(known, reached.astype(np.int64))
            fields[f"YPMAD_L{level}_qualtype{age}"] = where(known & reached, kinds[level])
    for level in (1, 2, 3):
        when = when_reached[level]
        known = (when <= FURTHEST) & (cohort + when <= LAST)
        fields[f"YPMAD_Year_L{level}"] = where(known, cohort + when)
        if level == 1:
            continue
        fields[f"YPMAD_Academic_Age_L{level}"] = where(known, AGE_AT_START + when)
        fields[f"YPMAD_L_atype_L{level}"] = where(known, kinds[level])
        place, __ = _institution(lives, sources, person, np.where(known, when, 0))
        fields[f"YPMAD_MAIN_INST_TYPE_L{level}_ACHIEVED"] = where(known, place)
    apprentice = np.where(sources.work & seen, np.arange(FURTHEST + 1), NEVER).min(axis=1)
    fields["YPMAD_AppStart_Year"] = where(apprentice < NEVER, cohort + apprentice)
    fields["YPMAD_AppStart_Age"] = where(apprentice < NEVER, AGE_AT_START + apprentice)
    english, maths = (levels.passed[subject] for subject in ("english", "mathematics"))
    both = np.maximum(english, maths)
    for name, when in (
        ("AcL2Eng", english),
        ("AcL2Maths", maths),
        ("AcL2EM", both),
        ("L2incAcEM", np.maximum(both, levels.overall(2))),
    ):
        known = (when <= FURTHEST) & (cohort + when <= LAST)
        fields[f"YPMAD_AcAge_{name}"] = where(known, AGE_AT_START + when)
    return fields
