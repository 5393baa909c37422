"""What the tables of results have in common: who the pupil is, which school, and which columns a year has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, schools
from synthetic_data.records.census import AGE_IN_RECEPTION
from synthetic_data.records.codes import (
    REGISTER_TYPES,
    TABLE_TYPES,
    academic_year,
    names,
)
from synthetic_data.records.shared import Shared

FIRST_YEAR, LAST_YEAR = 1990, 2030
_ACADEMIC_YEARS = np.array([academic_year(year) for year in range(FIRST_YEAR, LAST_YEAR)], dtype=object)
_TEXTS = np.array([str(number) for number in range(10_000)], dtype=object)
FINAL = "F"
BOARDS = np.array(["01", "10", "40", "70"], dtype=object)
"""Numbers of awarding bodies (from memory, to be checked)."""


def text(number: NDArray[Any]) -> NDArray[np.object_]:
    """Return whole numbers from 0 to 9999 as text."""
    return np.asarray(_TEXTS[np.asarray(number).astype(np.int64)])


def academic_years(year: NDArray[np.integer]) -> NDArray[np.object_]:
    """Return academic years as sources write them, such as ``2010/2011``."""
    return np.asarray(_ACADEMIC_YEARS[np.asarray(year, dtype=np.int64) - FIRST_YEAR])


def at_the_end_of(shared: Shared, view: View, school_year: int) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return who was at a state school in England in a school year that ends in the years of a view, and that year."""
    year = shared.lives.people.cohort.astype(np.int64) - (YEAR_11 - school_year)
    there = (year >= view.years[0]) & (year <= view.years[-1])
    there &= shared.attended[:, school_year] != NO_SCHOOL
    there &= shared.lives.people.arrival <= school_year
    rows = np.flatnonzero(there)
    return rows, year[rows]


def pupil_fields(
    shared: Shared, prefix: str, rows: NDArray[np.intp], year: NDArray[np.int64], school_year: int
) -> dict[str, Any]:
    """Return the fields on person and school that every table of results has, under its prefix."""
    people, lives = shared.lives.people, shared.lives
    fields = {
        "PupilMatchingRefAnonymous": shared.pupils.pmr[rows],
        "ACADYR": academic_years(year),
        "GENDER": np.where(people.female[rows], "F", "M").astype(object),
        "AGE_START": school_year + AGE_IN_RECEPTION,
        "MONTH_PART": (8 - people.birth_month[rows].astype(np.int64)) % 12,
        "YEAROFBIRTH": people.birth_year[rows],
        "MONTHOFBIRTH": people.birth_month[rows],
        "VERSION": FINAL,
        **school_fields(shared, lives.schooling.school[rows, school_year], year),
    }
    return {f"{prefix}_{name}": value for name, value in fields.items()}


def school_fields(shared: Shared, school: NDArray[np.integer], year: NDArray[np.int64]) -> dict[str, Any]:
    """Return pseudonyms and types of schools in a year, without a prefix."""
    offered, labels = schools(shared.lives.plan), names(shared.lives.plan)
    governance = offered.run_as(school, year)
    return {
        "LA_anon": labels.district[offered.district[school]],
        "LAESTAB_anon": labels.school[school],
        "URN_anon": labels.register[school, (offered.academy_from[school] <= year).astype(np.int64)],
        "ToE_CODE": REGISTER_TYPES[governance],
        "NFTYPE": TABLE_TYPES[governance],
    }


def stacked(
    parts: Sequence[tuple[NDArray[np.bool_], Mapping[str, NDArray[Any]]]],
) -> tuple[NDArray[np.intp], dict[str, NDArray[Any]]]:
    """Put rows of several kinds under each other, pupil by pupil.

    Parameters
    ----------
    parts
        for each kind of row: which pupils have one, and a value for every pupil by field. A field that a kind lacks is
        missing in its rows, so that numbers of such a field have to be decimals.

    Returns
    -------
    places of the pupils, in their order, and the fields of as many rows
    """
    places = [np.flatnonzero(among) for among, _ in parts]
    order = np.argsort(np.concatenate(places), kind="stable")
    types = {field: values.dtype for _, fields in parts for field, values in fields.items()}
    joined = {}
    for field, kind in types.items():
        empty = None if kind.kind == "O" else np.nan
        values = [
            fields[field][place] if field in fields else np.full(len(place), empty, dtype=kind)
            for place, (_, fields) in zip(places, parts, strict=True)
        ]
        joined[field] = np.concatenate(values)[order]
    return np.concatenate(places)[order], joined
