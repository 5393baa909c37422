"""Absence from school: a row for each enrolment, with sessions by term and reason."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import school_year_start
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.attendance import AUTHORISED, CLOSES
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.records.census import UNIT, described, ever_eligible, located
from synthetic_data.records.frames import NO_DAY, where
from synthetic_data.records.shared import Shared, writes

REASON_CODES = "IMRSTHFECGUON"
"""Codes of the reasons of ``lives.attendance``, in its order."""
TERMS = ("Autumn", "Spring", "Summer", "Summer6th")
SPECIAL_BY_TERM_FROM = 2017
"""First year in which special schools give terms, not the year alone."""
AUTUMN_ONLY = 2020
"""The academic year in which only the autumn was collected: what came after is missing."""
TOTALS_ONLY, LESS_EACH_YEAR = 0.16, 0.012
"""Share of schools that give totals without reasons: in 2007, and how much it falls each year; invented."""
# Thresholds in sessions by (per cent, half-terms), as published methods had them (from memory).
THRESHOLDS = {(20, 5): 64, (15, 5): 46, (15, 6): 56, (10, 5): 31, (10, 6): 38}


@writes("absence")
def absence(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of absence in an academic year."""
    census, all_rows = view.years[0], lives.attendance
    cohort = lives.people.cohort.astype(np.int64)
    mine = np.flatnonzero(cohort[all_rows.person] - YEAR_11 + all_rows.year == census)
    rows, year, school = all_rows.person[mine], all_rows.year[mine], all_rows.school[mine]
    possible = all_rows.possible[mine].astype(np.int64)
    missed = all_rows.missed[mine].astype(np.int64)
    opened = int(school_year_start(np.array([census]))[0])
    homes, offered, labelled = (
        lives.homes,
        schools(lives.plan),
        np.where(school == NO_SCHOOL, UNIT - all_rows.district[mine], school),
    )
    kind = np.where(school == NO_SCHOOL, -1, offered.kind[school])
    annual = (kind == SchoolKind.SPECIAL) & (census < SPECIAL_BY_TERM_FROM)
    named = located(lives, shared, census, rows, homes.area[rows, year], labelled)
    listed = homes.free_meals & (shared.attended != NO_SCHOOL)
    end = all_rows.end[mine]
    fields = {
        **described(lives, shared, census, rows, year, lives.schooling.support[rows, year]),
        **named,
        "Phase": named["PHASE"],
        "IDACI_S": named["IDACIScore"],
        "IDACI_S_home": named["IDACIScore"],
        "FSMeligible": homes.free_meals[rows, year],
        "EVERFSM_6": ever_eligible(listed, 6)[rows, year],
        "EntryDate": all_rows.start[mine],
        "LeavingDate": np.where(end < opened + CLOSES[-1], end, NO_DAY),
        "EnrolStatus": "C",
        "MainRecord": all_rows.main[mine],
    }

    # Terms: what was open, missed with leave and without.
    collected = np.ones(4, dtype=bool) if census != AUTUMN_ONLY else np.array([True, False, False, False])
    authorised, unauthorised = missed[:, :, :AUTHORISED].sum(axis=2), missed[:, :, AUTHORISED:].sum(axis=2)
    totals = (labelled * 7919 % 1000) / 1000 < TOTALS_ONLY - LESS_EACH_YEAR * (census - 2007)
    for place, term in enumerate(TERMS):
        known = ~annual & collected[place]
        amounts = (possible[:, place], authorised[:, place], unauthorised[:, place])
        fields |= _amounts(term, known, *amounts)
        fields[f"AuthorisedAbsenceFlag_{term}"] = where(
            known, np.where(totals, "Total", "Reason").astype(object)
        )
        fields[f"UnauthorisedAbsenceFlag_{term}"] = fields[f"AuthorisedAbsenceFlag_{term}"]
        for reason, code in enumerate(REASON_CODES):
            fields[f"TermlyReason{code}_{term}"] = where(known & ~totals, missed[:, place, reason])
    for reason, code in enumerate(REASON_CODES):
        fields[f"AnnualReason{code}"] = where(annual, missed[:, :, reason].sum(axis=1))
    fields |= _amounts("Annual", annual, *(each.sum(axis=1) for each in (possible, authorised, unauthorised)))

    # The year: five half-terms are those before the end of May.
    whole = np.full(len(rows), census != AUTUMN_ONLY)
    for name, half_terms in (("3Term", 5), ("5HalfTerms", 5), ("6HalfTerms", 6)):
        counted = _counted(half_terms, annual)
        sums = [(each * counted).sum(axis=1) for each in (possible, authorised, unauthorised)]
        fields |= _amounts(name, whole, *sums)
    fields |= _persistent(whole, annual, possible, authorised + unauthorised)
    return fields


def _amounts(
    name: str,
    known: NDArray[np.bool_],
    possible: NDArray[np.int64],
    authorised: NDArray[np.int64],
    unauthorised: NDArray[np.int64],
) -> dict[str, Any]:
    return {
        f"SessionsPossible_{name}": where(known, possible),
        f"AuthorisedAbsence_{name}": where(known, authorised),
        f"UnauthorisedAbsence_{name}": where(known, unauthorised),
        f"OverallAbsence_{name}": where(known, authorised + unauthorised),
    }


def _counted(half_terms: int, annual: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return rows x terms: those that count, which are all where a special school gives the year alone."""
    return annual[:, None] | (np.arange(len(TERMS)) < half_terms - 2)


def _persistent(
    known: NDArray[np.bool_],
    annual: NDArray[np.bool_],
    possible: NDArray[np.int64],
    missed: NDArray[np.int64],
) -> dict[str, Any]:
    """Return who missed so many sessions (threshold) or such a share of their own (exact)."""

    def at_least(per_cent: int, half_terms: int, exact: bool) -> Any:
        counted = _counted(half_terms, annual)
        gone, open_to = ((each * counted).sum(axis=1) for each in (missed, possible))
        if exact:
            return where(known, (100 * gone >= per_cent * open_to) & (open_to > 0))
        return where(known, gone >= THRESHOLDS[per_cent, half_terms])

    return {
        "PersistentAbsentee_3Term": at_least(20, 5, exact=False),
        "PersistentAbsentee15_3Term": at_least(15, 5, exact=False),
        "PersistentAbsentee15_5HalfTerms": at_least(15, 5, exact=False),
        "PersistentAbsentee15_6HalfTerms": at_least(15, 6, exact=False),
        "PA15_Threshold_5Halfterms": at_least(15, 5, exact=False),
        "PA15_Exact_5Halfterms": at_least(15, 5, exact=True),
        "PA10_Threshold_5Halfterms": at_least(10, 5, exact=False),
        "PA10_Exact_5Halfterms": at_least(10, 5, exact=True),
        "PA15_Threshold_6HalfTerms": at_least(15, 6, exact=False),
        "PA15_Exact_6HalfTerms": at_least(15, 6, exact=True),
        "PA10_threshold_6HalfTerms": at_least(10, 6, exact=False),
        "PA10_exact_6HalfTerms": at_least(10, 6, exact=True),
    }
