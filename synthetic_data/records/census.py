"""The school census: each state school lists its pupils, every January and since 2006 in the other terms as well.

Schools that lost a pupil since the last count list the pupil once more, as one no longer on roll; here they do so in
autumn, for those who left school altogether. From 2013/14 pupil referral units are in the census. The rows of units in
spring views are missing here: a pupil at a unit is on a school's list as well in January, and only there.
"""

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
UNIT = -2
"""School number of the pupil referral unit of district 0; ``UNIT - 1`` is that of district 1, and so on."""
UNITS_FROM, LEAVERS_FROM = 2014, 2013
"""First academic years in which autumn and summer list units, and autumn those who left school in summer."""
YEAR_GROUPS = np.array(["R", *(str(year) for year in range(1, SCHOOL_YEARS + 1))], dtype=object)


def census_date(year: int) -> int:
    """Return the day of the spring census: the third Thursday of January."""
    first = np.datetime64(f"{year}-01-01").astype("datetime64[D]").astype(int)
    weekday = (first + 3) % 7
    return int(day(year, 1, 1) + (THURSDAY - weekday) % 7 + 14)


def term_date(year: int, autumn: bool) -> int:
    """Return the day of the other two: the first Thursday of October, the third of May (from memory)."""
    first = day(year - 1, 10, 1) if autumn else day(year, 5, 1)
    return int(first + (THURSDAY - (first + 3) % 7) % 7 + (0 if autumn else 14))


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
    return _january(lives, view, shared)


@writes("annual_census")
def annual_census(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the annual census of a year: before 2006 schools counted in January only."""
    fields = _january(lives, view, shared)
    return fields | {"Ethnicity": fields["EthnicGroupMinor"], "EthnicGroup": fields["EthnicGroupMajor"]}


def _january(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    attended, census = shared.attended, view.years[0]
    people, schooling, homes = lives.people, lives.schooling, lives.homes
    school_year = census - people.cohort.astype(np.int64) + YEAR_11
    rows = np.flatnonzero((school_year >= 0) & (school_year < SCHOOL_YEARS))
    rows = rows[attended[rows, school_year[rows]] != NO_SCHOOL]
    year = school_year[rows]
    area, last_area = homes.area[rows, year], homes.area[rows, np.maximum(year - 1, 0)]
    listed = homes.free_meals & (attended != NO_SCHOOL)
    listed_at_some_time = homes.free_meals_at_some_time & (attended != NO_SCHOOL)
    return {
        **described(lives, shared, census, rows, year, schooling.support[rows, year]),
        **located(lives, shared, census, rows, area, attended[rows, year]),
        "CensusDate": census_date(census),
        "CensusTerm": "Spring",
        "RecordStatus": where_known(np.zeros(len(rows), dtype=bool), 0),
        "OnRoll": 1,
        "SourceTable": "PupilsOnRoll",
        "EnrolStatus": "C",
        "EntryDate": _entry(lives, rows, year),
        "LeavingDate": np.full(len(rows), NO_DAY),
        "FSMeligible": homes.free_meals[rows, year],
        "EVERFSM_3": ever_eligible(listed, 3)[rows, year],
        "EVERFSM_6": ever_eligible(listed, 6)[rows, year],
        "EVERFSM_6_P": ever_eligible(listed_at_some_time, 6)[rows, year],
        "EVERFSM_ALL": ever_eligible(listed, SCHOOL_YEARS)[rows, year],
        "DistCurrSch": schooling.distance[rows, year],
        "MobilityInd": (area != last_area).astype(np.int64),
    }


def _entry(lives: Lives, rows: NDArray[np.integer], year: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the day of joining the school of January."""
    schooling = lives.schooling
    sixth = (year > YEAR_11) & (lives.routes.sixth_form_school[rows] != schooling.school[rows, YEAR_11])
    started = school_year_start(lives.people.cohort[rows].astype(np.int64) + 1)
    return np.where(sixth, started, schooling.entry[rows, year]).astype(np.int64)


@writes("autumn_census", "summer_census")
def termly_census(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the autumn or the summer census of a year."""
    attended, census, autumn = shared.attended, view.years[0], view.group == "autumn_census"
    people, homes, schooling = lives.people, lives.homes, lives.schooling
    date = term_date(census, autumn)
    school_year = census - people.cohort.astype(np.int64) + YEAR_11
    units = shared.units_on(date)

    # On roll: where the pupil is in January, or was before if that school is joined later, or will still be.
    rows = np.flatnonzero((school_year >= 0) & (school_year < SCHOOL_YEARS))
    year = school_year[rows]
    rows, year = (each[attended[rows, year] != NO_SCHOOL] for each in (rows, year))
    entry, before = _entry(lives, rows, year), np.maximum(year - 1, 0)
    early = entry > date
    school = np.where(early, attended[rows, before], attended[rows, year])
    entry = np.where(early, _entry(lives, rows, before), entry)
    there = (school != NO_SCHOOL) & (entry <= date) & ~np.isin(rows, units.person[units.sole])
    there &= ~early | (year > 0)
    rows, year, school, entry = (each[there] for each in (rows, year, school, entry))
    besides = np.isin(rows, units.person[~units.sole]) & (census >= UNITS_FROM)
    status = np.where(besides, "M", "C").astype(object)
    parts = [(rows, year, school, entry, np.full(len(rows), NO_DAY), status)]

    if census >= UNITS_FROM:
        kept = units.sole | np.isin(units.person, rows)
        person = units.person[kept]
        parts.append(
            (
                person,
                school_year[person],
                UNIT - units.district[kept],
                units.start[kept],
                np.full(len(person), NO_DAY),
                np.where(units.sole[kept], "C", "S").astype(object),
            )
        )
    if autumn and census >= LEAVERS_FROM:
        gone = np.flatnonzero((school_year > YEAR_11) & (school_year <= SCHOOL_YEARS))
        last = school_year[gone] - 1
        away = np.r_["1", attended, np.full((len(people), 1), NO_SCHOOL)][gone, school_year[gone]]
        out = (attended[gone, last] != NO_SCHOOL) & (away == NO_SCHOOL)
        out &= ~np.isin(gone, shared.permanently_excluded)
        gone, last = gone[out], last[out]
        left = school_year_start(np.full(len(gone), census)).astype(np.int64) - 43 - gone % 20
        parts.append(
            (
                gone,
                last + 1,
                attended[gone, last],
                _entry(lives, gone, last),
                left,
                np.full(len(gone), "C", dtype=object),
            )
        )
    rows, year, school, entry, left, status = (np.concatenate(each) for each in zip(*parts, strict=True))

    # Homes, free meals and special needs are known for January; some change in the months between.
    on_roll, here = left == NO_DAY, np.minimum(year, SCHOOL_YEARS - 1)
    other = np.maximum(here - 1, 0) if autumn else np.minimum(here + 1, SCHOOL_YEARS - 1)
    beside = np.where(shared.changed_between[rows, here] | ~on_roll, other, here)
    at = np.maximum(here - 1, 0) if autumn else here
    area = np.where(
        entry > school_year_start(np.full(len(rows), census)), homes.area[rows, here], homes.area[rows, at]
    )
    twice = where_known(np.isin(status, ["M", "S"]), np.where(status == "S", 103, 3))
    hours = (year > YEAR_11) & (year < SCHOOL_YEARS) & on_roll
    planned = 540 + 10 * np.rint(8 * np.clip(lives.attainment.score[rows], -3, 3)).astype(np.int64)
    fields = {
        **described(lives, shared, census, rows, year, schooling.support[rows, beside]),
        **located(lives, shared, census, rows, area, school),
        "CensusDate": date,
        "CensusTerm": "Autumn" if autumn else "Summer",
        "RecordStatus": twice,
        "OnRoll": on_roll,
        "SourceTable": np.where(on_roll, "PupilsOnRoll", "PupilsNoLongerOnRoll").astype(object),
        "EnrolStatus": status,
        "EntryDate": entry,
        "LeavingDate": left,
        "FSMeligible": homes.free_meals[rows, beside],
        "QualHrs": where_known(hours, planned),
        "NonQualHrs": where_known(hours, 20 * (rows % 6)),
    }
    grade = fields["NCyearActual"]
    return fields | {
        "EthnicGroup": fields["EthnicGroupMajor"],
        "NCyearActual": where_known(on_roll, grade),
        "NCyearLeaving": where_known(~on_roll, (year - 1).astype("U2").astype(object)),
    }


def described(
    lives: Lives,
    shared: Shared,
    census: int,
    rows: NDArray[np.integer],
    year: NDArray[np.integer],
    support: NDArray[np.int8],
) -> dict[str, Any]:
    """Return what the census of an academic year, and what takes it over, says of pupils themselves."""
    written, people, schooling = shared.pupils, lives.people, lives.schooling
    provision = special_needs(written, rows, support, census)
    months = (8 - people.birth_month[rows].astype(np.int64)) % 12
    return {
        "PupilMatchingRefAnonymous": written.pmr[rows],
        "AcademicYear": academic_year(census),
        "NCyearActual": YEAR_GROUPS[year],
        "PartTime": (year == 0) & (months < 4) & written.part_time[rows],
        "Boarder": np.where(schooling.boarder[rows], written.nights[rows], "N"),
        "YearOfBirth": people.birth_year[rows],
        "MonthOfBirth": people.birth_month[rows],
        "AgeAtStartOfAcademicYear": year + AGE_IN_RECEPTION,
        "MonthPartOfAgeAtStartOfAcademicYear": months,
        "Gender": np.where(people.female[rows], "F", "M").astype(object),
        "EthnicGroupMinor": written.ethnicity[rows],
        "EthnicGroupMajor": recode(written.ethnicity[rows], ETHNIC_MAJOR),
        "FirstLanguage": written.language[rows],
        "LanguageGroupMinor": written.language[rows],
        "LanguageGroupMajor": recode(written.language[rows], LANGUAGE_MAJOR),
        "SENprovision": provision,
        "SENprovisionMajor": recode(provision, SEN_MAJOR),
        "PrimarySENtype": need_types(schooling.need_type[rows], provision, census),
        "ServiceChild": np.where(schooling.forces_family[rows], "Y", "N").astype(object),
    }


def located(
    lives: Lives,
    shared: Shared,
    census: int,
    rows: NDArray[np.integer],
    area: NDArray[np.integer],
    school: NDArray[np.integer],
) -> dict[str, Any]:
    """Return where pupils live and which school it is; ``UNIT - district`` stands for that district's unit."""
    where, labels = places(lives.plan), names(lives.plan)
    score, rank = idaci(where, area, census)
    return {
        "COA": labels.output_area[area, shared.pupils.output_area[rows]],
        "LSOA01": labels.area_2001[area],
        "LSOA11": labels.area_2011[area],
        "IDACIScore": score,
        "IDACIRank": rank,
        "HomeLA_anon": labels.district[where.district_of(area)],
        **school_names(lives, census, school),
    }


def school_names(lives: Lives, census: int, school: NDArray[np.integer]) -> dict[str, Any]:
    """Return phase and pseudonyms of schools in an academic year, units among them."""
    offered, labels = schools(lives.plan), names(lives.plan)
    converted = (offered.academy_from[school] <= census).astype(np.int64)
    fields = {
        "PHASE": np.array([PHASES[kind] for kind in SchoolKind], dtype=object)[offered.kind[school]],
        "LA_anon": labels.district[offered.district[school]],
        "LAEstab_anon": labels.school[school],
        "URN_anon": labels.register[school, converted],
    }
    unit = np.flatnonzero(np.asarray(school) <= UNIT)
    district = UNIT - np.asarray(school)[unit]
    fields["PHASE"][unit] = "PR"
    fields["LA_anon"][unit] = labels.district[district]
    fields["LAEstab_anon"][unit] = labels.unit[district]
    fields["URN_anon"][unit] = labels.unit_register[district]
    return fields
