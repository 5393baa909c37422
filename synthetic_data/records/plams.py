"""PLAMS: what pupils of state school sixth forms study, aim by aim, with the grade that came of it.

A row for each aim in each academic year in which it is studied; every year's view has the columns of all years. Day and
month of starts and ends are invented.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from synthetic_data.calendar import day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import Award
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.records.codes import academic_year
from synthetic_data.records.frames import NO_DAY, in_their_years, where
from synthetic_data.records.level_3 import (
    KIND_NAMES,
    QCA,
    grades,
    kinds,
    mappings,
    passed,
    points,
    qualifications,
    titles,
    weight,
)
from synthetic_data.records.pupil_tables import school_fields, text
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

CONTINUING, COMPLETED, WITHDRAWN = 1, 2, 3
MATCHED, NOT_MATCHED = "1", "0"
ATTAINMENT_FILE, NO_FILE = "5", "0"
LEVEL_3 = "3"


@writes("plams")
def learning_aims(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the learning aims that are studied in an academic year."""
    year = view.years[0]
    people, entries, offered = lives.people, lives.advanced, schools(lives.plan)
    rng = stream(lives.plan.seed, "learning aims", lives.block)
    stops, sat = rng.random((2, len(entries.person)))
    cohort = people.cohort.astype(np.int64)[entries.person]
    school = lives.routes.sixth_form_school[entries.person]
    listed = (school != NO_SCHOOL) & (offered.kind[school] != SchoolKind.INDEPENDENT)
    with_as = np.bincount(entries.person[entries.award == Award.AS_LEVEL], minlength=len(people)) > 0
    second_year = (entries.award == Award.A_LEVEL) & with_as[entries.person]
    first = np.select([entries.second, second_year], [entries.year, entries.year], cohort + 1).astype(
        np.int64
    )
    last = np.where(entries.finished, entries.year, cohort + 1)
    rows = np.flatnonzero(listed & (first <= year) & (year <= last))
    aims = dataclasses.replace(
        entries,
        **{
            field.name: getattr(entries, field.name)[rows]
            for field in dataclasses.fields(entries)
            if field.name != "ends"
        },
    )
    person, first, last, school = entries.person[rows], first[rows], last[rows], school[rows].astype(np.int64)
    done = (last == year) & aims.finished
    status = np.select([last > year, aims.finished], [CONTINUING, COMPLETED], WITHDRAWN)
    starts = np.array([day(one - 1, 9, 1) for one in range(2000, 2030)])[first - 2000]
    planned_year = np.where(aims.finished, last, np.where(aims.award == Award.AS_LEVEL, last, last + 1))
    planned = np.array([day(one, 6, 30) for one in range(2000, 2030)])[planned_year - 2000]
    left = day(year - 1, 10, 15) + (stops[rows] * 230).astype(np.int64)
    ended = day(year, 5, 10) + (sat[rows] * 45).astype(np.int64)
    actual = np.select([done, status == WITHDRAWN], [ended, left], NO_DAY)
    size = weight(aims)
    order = np.lexsort((aims.subject, -size, person))
    core = np.zeros(len(rows), dtype=bool)
    core[order[np.flatnonzero(np.diff(person[order], prepend=-1))]] = True
    labels = school_fields(shared, school, np.full(len(rows), year, dtype=np.int64))
    grade = where(done, grades(aims))
    matched = np.where(done, MATCHED, NOT_MATCHED).astype(object)
    source = np.where(done, ATTAINMENT_FILE, NO_FILE).astype(object)
    number, subject = qualifications(aims), text(mappings(aims))
    kind = np.array([KIND_NAMES[award] for award in Award], dtype=object)[aims.award]
    months = (8 - people.birth_month[person].astype(np.int64)) % 12
    sits = np.full(len(rows), year, dtype=np.int64)
    fields: dict[str, Any] = {
        "pl_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "pl_ACADYR": academic_year(year),
        "pl_Gender": np.where(people.female[person], "F", "M").astype(object),
        "pl_AgeAtStartOfAcademicYear": year - cohort[rows] + 15,
        "pl_MonthPartOfAgeAtStartOfAcademicYear": months,
        "pl_YearOfBirth": people.birth_year[person].astype(np.int64),
        "pl_MonthOfBirth": people.birth_month[person].astype(np.int64),
        "pl_LAEstab_anon": labels["LAESTAB_anon"],
        "pl_LAEstab_AAT_anon": where(done, labels["LAESTAB_anon"]),
        "pl_LAEstab_ATT_anon": where(done, labels["LAESTAB_anon"]),
        "pl_RecordSource": f"SC_{(year - 1) % 100:02d}{year % 100:02d}_AU",
        "pl_RecordStatus": where(np.zeros(len(rows), dtype=bool), sits),
        "pl_OnRoll": np.where(status == WITHDRAWN, "0", "1").astype(object),
        "pl_NCYear": text(year - cohort[rows] + 11),
        "pl_QAN": number,
        "pl_QN": number,
        "pl_Disc_Code": subject,
        "pl_SCC": subject,
        "pl_Qual_Lev_Ref": LEVEL_3,
        "pl_Title_Ref": titles(aims),
        "pl_Qual_Type_Ref": kind,
        "pl_Sublevno_Ref": text(kinds(aims)),
        "pl_LearningStartDate": starts,
        "pl_LearningPlannedEndDate": planned,
        "pl_LearningActualEndDate": actual,
        "pl_LearningCompletionStatus": text(status),
        "pl_LearningAimStatus": text(status),
        "pl_CoreAim": core,
        "pl_QAN_AAT": where(done, number),
        "pl_QAN_ATT": where(done, number),
        "pl_Source_AAT": where(done, source),
        "pl_Source_ATT": source,
        "pl_Grade_AAT": grade,
        "pl_Grade_ATT": grade,
        "pl_Grade_Match_Status": matched,
        "pl_Grade_Source": where(done, source),
        "pl_GradePassFail": where(done, np.where(passed(aims), "P", "F").astype(object)),
        "pl_GradeQCDAPoints": where(done, points(aims, QCA)),
        "pl_Version": "P",
    }
    return in_their_years(view, sits, fields)
