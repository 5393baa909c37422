"""Pupil referral units before they joined the school census, and places elsewhere that a local authority pays for."""

from __future__ import annotations

from typing import Any

import numpy as np

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.schooling import STATEMENT, YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.places import places
from synthetic_data.records.census import UNIT, census_date, described, located
from synthetic_data.records.codes import names
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

OTHER_NAMES = {"COA": "OACODE", "IDACIScore": "IDACI_S", "IDACIRank": "IDACI_R"}
ALSO_ELSEWHERE, IN_HOSPITAL = 0.60, 0.12
"""Shares (invented) of pupils at units who are taught at other places as well, and of these in hospital schools."""
SPECIAL_PLACES, OPEN = 0.85, 0.9
"""Share of pupils of independent schools with a statement or plan whose place the authority pays, and of places still
open on the day of the count; invented."""
ACADEMIES_UNTIL = 2013


@writes("pru_census")
def unit_census(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the January counts of pupil referral units."""
    return _joined([_unit_census(lives, shared, census) for census in view.years])


def _unit_census(lives: Lives, shared: Shared, census: int) -> dict[str, Any]:
    date = census_date(census)
    stays = shared.units_on(date)
    rows = stays.person
    year = census - lives.people.cohort[rows].astype(np.int64) + YEAR_11
    area = lives.homes.area[rows, year]
    fields = {
        **described(lives, shared, census, rows, year, lives.schooling.support[rows, year]),
        **located(lives, shared, census, rows, area, UNIT - stays.district),
        "FSMeligible": lives.homes.free_meals[rows, year],
        "CensusDate": date,
        "CensusTerm": "Spring",
        "OnRoll": 1,
        "EnrolStatus": np.where(stays.sole, "C", "S").astype(object),
        "EntryDate": stays.start,
        "RecordStatus": where(np.zeros(len(rows), dtype=bool), 0),
    }
    return {
        f"PRU_{OTHER_NAMES.get(name, name)}": np.full(len(rows), value) if np.isscalar(value) else value
        for name, value in fields.items()
    }


@writes("alternative_provision")
def alternative_provision(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the January counts of places that local authorities pay for."""
    fields = _joined([_places(lives, shared, census) for census in view.years])
    return in_their_years(view, fields["AP_Year"], fields)


def _places(lives: Lives, shared: Shared, census: int) -> dict[str, Any]:
    people, schooling, homes = lives.people, lives.schooling, lives.homes
    offered, labels = schools(lives.plan), names(lives.plan)
    # One draw a person, so that whoever has such a place keeps it from year to year.
    rng = stream(lives.plan.seed, "alternative provision", lives.block)
    u = rng.random((3, len(people)))
    year = census - people.cohort.astype(np.int64) + YEAR_11
    here = np.flatnonzero((year >= 0) & (year <= YEAR_11))
    school = schooling.school[here, year[here]]
    special = (school != NO_SCHOOL) & (offered.kind[school] == SchoolKind.INDEPENDENT)
    special &= (schooling.support[here, year[here]] == STATEMENT) & (u[0, here] < SPECIAL_PLACES)
    stays = shared.units_on(census_date(census)).person
    other = np.isin(here, stays[u[0, stays] < ALSO_ELSEWHERE])
    rows = here[special | other]
    at = year[rows]
    hospital = u[1, rows] < IN_HOSPITAL
    kind = np.where(special[special | other], "IND", np.where(hospital, "HSP", "NOT")).astype(object)
    kind[(u[1, rows] > 0.95) & (kind == "IND")] = "NMS"
    if census <= ACADEMIES_UNTIL:
        kind[(u[1, rows] > 0.9) & (kind == "NOT")] = "ACD"
    fields = described(lives, shared, census, rows, at, schooling.support[rows, at])
    return {
        "AP_PupilMatchingRefAnonymous": fields["PupilMatchingRefAnonymous"],
        "AP_ACADYR": np.full(len(rows), fields["AcademicYear"], dtype=object),
        "AP_Year": np.full(len(rows), census),
        "AP_Gender": np.where(people.female[rows], "2", "1").astype(object),
        "AP_Age_Start": fields["AgeAtStartOfAcademicYear"],
        "AP_Month_Part": fields["MonthPartOfAgeAtStartOfAcademicYear"],
        "AP_YearOfBirth": fields["YearOfBirth"],
        "AP_MonthOfBirth": fields["MonthOfBirth"],
        "AP_EthnicGroupMinor": fields["EthnicGroupMinor"],
        "AP_EthnicGroupMajor": fields["EthnicGroupMajor"],
        "AP_FSMeligible": homes.free_meals[rows, at],
        "AP_ServiceChild": fields["ServiceChild"],
        "AP_SENProvision": fields["SENprovision"],
        "AP_PrimarySENtype": fields["PrimarySENtype"],
        "AP_APTypeDescription": kind,
        "AP_LANumber_anon": labels.district[places(lives.plan).district_of(homes.area[rows, at])],
        "AP_OpenPlacement": u[2, rows] < OPEN,
        "AP_RecordStatus": where(np.zeros(len(rows), dtype=bool), 0),
    }


def _joined(years: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields of all years, one year after the other."""
    return {name: _concatenated([year[name] for year in years]) for name in years[0]}


def _concatenated(parts: list[Any]) -> Any:
    first = parts[0]
    return np.concatenate(parts) if isinstance(first, np.ndarray) else type(first)._concat_same_type(parts)
