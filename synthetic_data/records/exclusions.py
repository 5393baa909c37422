"""Exclusions: one table to 2004/05, then three (a row an exclusion, an enrolment, a pupil)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day
from synthetic_data.catalogue import REPEATS, View
from synthetic_data.lives import Lives
from synthetic_data.lives.exclusions import ExclusionKind
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.records.census import (
    YEAR_GROUPS,
    census_date,
    described,
    located,
    school_names,
)
from synthetic_data.records.codes import academic_year, special_needs
from synthetic_data.records.frames import NO_DAY, where
from synthetic_data.records.shared import Shared, writes

CATEGORIES = np.array(["FIXD", "PERM", "LNCH"], dtype=object)
REASON_CODES = np.array(
    ["DB", "PP", "PA", "VA", "VP", "BU", "RA", "SM", "DA", "DM", "TH", "OT"], dtype=object
)
"""Codes of the reasons of ``lives.exclusions``, in its order."""
THREE_REASONS_FROM = 2021
FOUND_IN_CENSUS, SOURCES = 0.93, ("Census", "Exclusions")
"""Share of characteristics taken from the census, and what the source is called (both invented)."""
REPEATED = ("Category", "Reason", "StartDate", "Sessions")


@writes("exclusions_annual")
def early_exclusions(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of exclusions in an academic year to 2004/05: permanent ones, as far as we know."""
    census, each = view.years[0], _of_year(lives, view.years[0])
    each = each[lives.behaviour.exclusions.kind[each] == ExclusionKind.PERMANENT]
    out = lives.behaviour.exclusions
    fields = _pupil_fields(lives, shared, census, out.person[each], out.year[each], out.school[each])
    return fields | {
        "StartDate": out.date[each],
        "PermanentExclusionInd": "1",
        "Ethnicity": fields["EthnicGroupMinor"],
        "EthnicGroup": fields["EthnicGroupMajor"],
        "SENstatus": fields["SENprovision"],
        "CensusDate": census_date(census),
    }


@writes("exclusions")
def exclusions(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of exclusions in an academic year, a row each."""
    census, each = view.years[0], _of_year(lives, view.years[0])
    return {"AcademicYear": academic_year(census), **_each(lives, shared, census, each)}


@writes("exclusions_enrolment")
def by_enrolment(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of exclusions in an academic year, a row for each pupil at each school."""
    return _summed(lives, shared, view.years[0], by_school=True)


@writes("exclusions_pupil")
def by_pupil(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of exclusions in an academic year, a row for each pupil."""
    return _summed(lives, shared, view.years[0], by_school=False)


def _of_year(lives: Lives, census: int) -> NDArray[np.int64]:
    out = lives.behaviour.exclusions
    return np.flatnonzero(lives.people.cohort[out.person] - YEAR_11 + out.year == census)


def term_of(census: int, date: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return the term in which days of an academic year lie."""
    spring, summer = day(census, 1, 1), day(census, 4, 5)
    return np.where(date < spring, "Autumn", np.where(date < summer, "Spring", "Summer")).astype(object)


def _each(lives: Lives, shared: Shared, census: int, each: NDArray[np.int64]) -> dict[str, Any]:
    out = lives.behaviour.exclusions
    person, year, kind, reasons = out.person[each], out.year[each], out.kind[each], out.reasons[each]
    support = lives.schooling.support[person, year]
    term = term_of(census, out.date[each])
    first = np.full(len(each), census < THREE_REASONS_FROM)
    codes = where(reasons >= 0, REASON_CODES[reasons])
    three = ~first[:, None] & (reasons >= 0)
    return {
        "PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "LAEstab_anon": school_names(lives, census, out.school[each])["LAEstab_anon"],
        "ReportingAcademicYear": academic_year(census),
        "Term": term,
        "ReportingTerm": term,
        "Category": CATEGORIES[kind],
        "StartDate": out.date[each],
        "Sessions": where(kind != ExclusionKind.PERMANENT, out.sessions[each]),
        "Reason": where(first, codes[:, 0]),
        "Reason_A": where(three[:, 0], codes[:, 0]),
        "Reason_B": where(three[:, 1], codes[:, 1]),
        "Reason_C": where(three[:, 2], codes[:, 2]),
        "NCYear": YEAR_GROUPS[year],
        "SENprovision": special_needs(shared.pupils, person, support, census),
        "EnrolStatus": "C",
        "Perm_Duplicate": 0,
    }


def _pupil_fields(
    lives: Lives,
    shared: Shared,
    census: int,
    person: NDArray[np.int64],
    year: NDArray[np.int64],
    school: NDArray[np.integer],
) -> dict[str, Any]:
    return {
        **described(lives, shared, census, person, year, lives.schooling.support[person, year]),
        **located(lives, shared, census, person, lives.homes.area[person, year], school),
    }


def _summed(lives: Lives, shared: Shared, census: int, by_school: bool) -> dict[str, Any]:
    """Sum up the exclusions of a year by pupil, or by pupil and school, and list them side by side."""
    out, each = lives.behaviour.exclusions, _of_year(lives, census)
    schools_of = out.school[each].astype(np.int64)
    each = each[np.lexsort((out.date[each], schools_of, out.person[each]))] if by_school else each
    person, school = out.person[each], out.school[each]
    new = np.r_[True, (person[1:] != person[:-1]) | (by_school & (school[1:] != school[:-1]))][: len(each)]
    group = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    place = np.arange(len(each)) - first[group] if len(each) else group
    last = np.r_[first[1:], len(each)][: len(first)] - 1
    who, year = person[first], out.year[each][first]
    fields = _pupil_fields(lives, shared, census, who, year, school[last])
    kind = out.kind[each]
    fixed = kind != ExclusionKind.PERMANENT
    permanent = np.bincount(group[~fixed], minlength=len(first))
    rank = np.cumsum(np.r_[True, who[1:] != who[:-1]][: len(who)]) - 1
    enrolments = np.bincount(rank)[rank] if len(who) else rank
    census_found = (who * 613) % 1000 < 1000 * FOUND_IN_CENSUS
    fields |= {
        "FSMeligible": lives.homes.free_meals[who, year],
        "EntryDate": lives.schooling.entry[who, year].astype(np.int64),
        "LeavingDate": np.full(len(who), NO_DAY),
        "EnrolStatus": "C",
        "LatestLA_anon": fields["LA_anon"],
        "LA": fields["LA_anon"],
        "CensusSEN": fields["SENprovision"],
        "LatestSEN": fields["SENprovision"],
        "IDACIScore_15": fields["IDACIScore"],
        "IDACIRank_15": fields["IDACIRank"],
        "LLSOA": fields["LSOA01"],
        "NCYear": fields["NCyearActual"],
        "Source_Characteristics": np.where(census_found, *SOURCES).astype(object),
        "NumberOfEnrolments": enrolments.astype("U2").astype(object),
        "TotalFixedExclusions": np.bincount(group[fixed], minlength=len(first)),
        "TotalFixedSessions": np.bincount(
            group[fixed], weights=out.sessions[each][fixed], minlength=len(first)
        ).astype(np.int64),
        "PermanentExclusionIndicator": permanent > 0,
        "PermanentExclusionCount": permanent,
    }
    single = _each(lives, shared, census, each)
    # In 2020/21 the table of enrolments still has one reason for each, the first.
    single["Reason"] = REASON_CODES[out.reasons[each][:, 0]]
    for name in REPEATED:
        for repeat in range(REPEATS):
            fields[f"{name}_{repeat + 1}"] = _spread(single[name], group, place == repeat, len(first))
    return fields


def _spread(values: Any, group: NDArray[np.int64], here: NDArray[np.bool_], count: int) -> Any:
    """Return values of one place in the row of repeats, by group, missing where there are not so many."""
    known = np.zeros(count, dtype=bool)
    known[group[here]] = True
    if not isinstance(values, np.ndarray):  # whole numbers, some of them missing
        missing = values.isna()
        known[group[here & missing]] = False
        values = np.asarray(values.fillna(0)).astype(np.int64)
        spread = np.zeros(count, dtype=np.int64)
        spread[group[here]] = values[here]
        return where(known, spread)
    spread = np.full(count, None if values.dtype == object else NO_DAY)
    spread[group[here]] = values[here]
    return spread
