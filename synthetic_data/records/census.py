"""The spring school census: every January, each state school lists its pupils."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day, school_year_start
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.homes import SCHOOL_YEARS
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.places import places
from synthetic_data.records.codes import (
    ETHNIC_MAJOR,
    LANGUAGE_MAJOR,
    SEN_MAJOR,
    academic_year,
    idaci,
    names,
    need_types,
    recode,
    special_needs,
)
from synthetic_data.records.frames import NO_DAY, where as where_known
from synthetic_data.records.shared import Shared, writes

PHASES = {
    SchoolKind.PRIMARY: "PS",
    SchoolKind.SECONDARY: "SS",
    SchoolKind.SPECIAL: "SP",
    SchoolKind.INDEPENDENT: "XX",
}
AGE_IN_RECEPTION = 4
THURSDAY = 3


def census_date(year: int) -> int:
    """Return the day of the spring census: the third Thursday of January."""
    first = np.datetime64(f"{year}-01-01").astype("datetime64[D]").astype(int)
    weekday = (first + 3) % 7
    return int(day(year, 1, 1) + (THURSDAY - weekday) % 7 + 14)


def ever_eligible(free_meals: NDArray[np.bool_], years: int) -> NDArray[np.bool_]:
    """Return people x school years: eligible in that year or one of the ``years - 1`` before."""
    # How often up to each year, and up to the year before the first that counts.
    times = np.cumsum(free_meals, axis=1, dtype=np.int8)
    before = np.zeros_like(times)
    before[:, years:] = times[:, :-years]
    return times > before


@writes("school_census")
def spring_census(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the spring census of a year."""
    written, attended, census = shared.pupils, shared.attended, view.years[0]
    people, schooling, homes = lives.people, lives.schooling, lives.homes
    offered, where, labels = schools(lives.plan), places(lives.plan), names(lives.plan)
    school_year = census - people.cohort.astype(np.int64) + YEAR_11
    rows = np.flatnonzero((school_year >= 0) & (school_year < SCHOOL_YEARS))
    rows = rows[attended[rows, school_year[rows]] != NO_SCHOOL]
    year = school_year[rows]
    school = attended[rows, year]
    area, last_area = homes.area[rows, year], homes.area[rows, np.maximum(year - 1, 0)]
    provision = special_needs(written, rows, schooling.support[rows, year], census)
    score, rank = idaci(where, area, census)
    sixth = (year > YEAR_11) & (school != schooling.school[rows, YEAR_11])
    entry = np.where(
        sixth, school_year_start(people.cohort[rows].astype(np.int64) + 1), schooling.entry[rows, year]
    ).astype(np.int64)
    listed = homes.free_meals & (attended != NO_SCHOOL)
    listed_at_some_time = homes.free_meals_at_some_time & (attended != NO_SCHOOL)
    kind = offered.kind[school]
    phase = np.array([PHASES[k] for k in SchoolKind], dtype=object)[kind]
    months = (8 - people.birth_month[rows].astype(np.int64)) % 12
    grade = np.array(["R", *(str(y) for y in range(1, SCHOOL_YEARS))], dtype=object)[year]
    return {
        "PupilMatchingRefAnonymous": written.pmr[rows],
        "AcademicYear": academic_year(census),
        "CensusDate": census_date(census),
        "CensusTerm": "Spring",
        "RecordStatus": where_known(np.zeros(len(rows), dtype=bool), 0),
        "OnRoll": 1,
        "SourceTable": "PupilsOnRoll",
        "EnrolStatus": "C",
        "NCyearActual": grade,
        "EntryDate": entry,
        "LeavingDate": np.full(len(rows), NO_DAY),
        "PHASE": phase,
        "PartTime": (year == 0) & (months < 4) & written.part_time[rows],
        "Boarder": np.where(schooling.boarder[rows], written.nights[rows], "N"),
        "YearOfBirth": people.birth_year[rows],
        "MonthOfBirth": people.birth_month[rows],
        "AgeAtStartOfAcademicYear": year + AGE_IN_RECEPTION,
        "MonthPartOfAgeAtStartOfAcademicYear": months,
        "Gender": np.where(people.female[rows], "F", "M").astype(object),
        "EthnicGroupMinor": written.ethnicity[rows],
        "EthnicGroupMajor": recode(written.ethnicity[rows], ETHNIC_MAJOR),
        "FSMeligible": homes.free_meals[rows, year],
        "EVERFSM_3": ever_eligible(listed, 3)[rows, year],
        "EVERFSM_6": ever_eligible(listed, 6)[rows, year],
        "EVERFSM_6_P": ever_eligible(listed_at_some_time, 6)[rows, year],
        "EVERFSM_ALL": ever_eligible(listed, SCHOOL_YEARS)[rows, year],
        "FirstLanguage": written.language[rows],
        "LanguageGroupMinor": written.language[rows],
        "LanguageGroupMajor": recode(written.language[rows], LANGUAGE_MAJOR),
        "SENprovision": provision,
        "SENprovisionMajor": recode(provision, SEN_MAJOR),
        "PrimarySENtype": need_types(schooling.need_type[rows], provision, census),
        "COA": labels.output_area[area, written.output_area[rows]],
        "LSOA01": labels.area_2001[area],
        "LSOA11": labels.area_2011[area],
        "IDACIScore": score,
        "IDACIRank": rank,
        "DistCurrSch": schooling.distance[rows, year],
        "MobilityInd": (area != last_area).astype(np.int64),
        "LA_anon": labels.district[offered.district[school]],
        "LAEstab_anon": labels.school[school],
        "URN_anon": labels.register[school, (offered.academy_from[school] <= census).astype(np.int64)],
        "HomeLA_anon": labels.district[where.district_of(area)],
        "ServiceChild": np.where(schooling.forces_family[rows], "Y", "N").astype(object),
    }
