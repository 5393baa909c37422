"""The tax and benefit records: spells in employment and on benefits, pay by tax year, and self-assessment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_TAX_YEAR, OPEN_END, day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.benefits import Benefit
from synthetic_data.lives.families import FIRST_YEAR
from synthetic_data.prices import deflators
from synthetic_data.records import ids
from synthetic_data.records.frames import where
from synthetic_data.records.industries import CODES, NAMES, NONE, registered
from synthetic_data.records.shared import Shared, writes

WRITTEN = {
    Benefit.JOBSEEKER: "JSA",
    Benefit.INCOME_SUPPORT: "IS",
    Benefit.SICKNESS: "ESA",
    Benefit.CARER: "ICA",
    Benefit.DISABILITY_LIVING: "DLA",
    Benefit.INDEPENDENCE: "PIP",
    Benefit.SEARCHING: "UAA",
    Benefit.WORKING: "UAB",
    Benefit.NO_REQUIREMENTS: "UBC",
    Benefit.PREPARING: "UCE",
    Benefit.PLANNING: "UDF",
}
"""Codes as in scripts that ran on the data (see ``catalogue.SOURCES["fft_code"]``)."""
BENEFIT_TYPES = (*WRITTEN.values(), "IB")
OUT_OF_WORK = ("JSA", "IS", "ESA", "IB", "UAA", "UBC", "UCE", "UDF")
"""Types with the flag. The form does not say which have it: this is our reading, and sources differ over ICA."""
SICKNESS_REFORM = day(2008, 10, 27)
"""From when on new claims for sickness are for employment and support allowance."""
FIRST_EARNINGS_YEAR, FIRST_SELF_ASSESSMENT_YEAR = 2003, 2013


def tax_year_code(year: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return tax years as six digits: 201819 for the one that starts in 2018."""
    year = np.asarray(year, dtype=np.int64)
    return year * 100 + (year + 1) % 100


def merge_spells(
    person: NDArray[np.integer], start: NDArray[np.integer], end: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Merge spells of one person that overlap or abut (the next starts the day after); sorted by person and start."""
    order = np.lexsort((end, start, person))
    person, start, end = person[order], start[order].astype(np.int64), end[order].astype(np.int64)
    # Adding a large step per person makes the running maximum start afresh with each person.
    step = np.int64(OPEN_END) * 2
    latest = np.maximum.accumulate(end + person * step) - person * step
    first = np.ones(len(person), dtype=bool)
    first[1:] = (person[1:] != person[:-1]) | (start[1:] > latest[:-1] + 1)
    last = (
        np.append(np.flatnonzero(first)[1:] - 1, len(person) - 1) if len(person) else np.array([], dtype=int)
    )
    return person[first], start[first], latest[last]


@writes("employment")
def employment(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return spells in employment, employers dropped."""
    jobs = lives.jobs
    seen = shared.found[jobs.person]
    person, start, end = merge_spells(jobs.person[seen].astype(np.int64), jobs.start[seen], jobs.end[seen])
    return {
        "EduKey": ids.edukey(lives.plan.seed, lives.people.number)[person],
        "StartDate": start,
        "EndDate": end,
        "UncertainStartDate": 0,
        "UncertainEndDate": 0,
    }


@dataclass(frozen=True)
class _Largest:
    """Where most of a person's pay in a tax year came from."""

    label: NDArray[np.int64]
    """``NONE`` if from employers that the business register does not have."""
    pounds: NDArray[np.int64]
    tied: NDArray[np.bool_]
    count: NDArray[np.int64]
    """Number of different labels, without ``NONE``."""


def _largest(
    cell: NDArray[np.integer], cells: int, label: NDArray[np.int64], pence: NDArray[np.int64]
) -> _Largest:
    """Sum pay by cell and label and find each cell's largest; of equal ones the first in order of labels."""
    step = int(label.max(initial=0)) + 2
    groups, place = np.unique(cell * np.int64(step) + label + 1, return_inverse=True)
    pounds = np.bincount(place, pence, len(groups)).astype(np.int64) // 100  # exact: far below 2**53
    of, label = groups // step, groups % step - 1
    order = np.lexsort((np.where(label == NONE, step, label), -pounds, of))
    of, label, pounds = of[order], label[order], pounds[order]
    first = np.searchsorted(of, np.arange(cells))
    tied = np.append((of[1:] == of[:-1]) & (pounds[1:] == pounds[:-1]), False)
    return _Largest(
        label[first], pounds[first], tied[first], np.bincount(of, label != NONE, cells).astype(np.int64)
    )


@writes("earnings")
def earnings(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return pay in whole pounds by person and tax year, and the enterprise and industry that most of it came from.

    Enterprise, industry and section are each the largest of their own sums, so they need not belong together.
    """
    pay, jobs, seed = lives.pay, lives.jobs, lives.plan.seed
    person = jobs.person[pay.job].astype(np.int64)
    keep = shared.found[person] & (pay.tax_year >= FIRST_EARNINGS_YEAR)
    cells, cell = np.unique(person[keep] * 100 + (pay.tax_year[keep] - 2000), return_inverse=True)
    pence = np.bincount(cell, pay.pence[keep], len(cells)).astype(np.int64)

    register = registered(seed, lives.employers.enterprise, lives.employers.section)
    job = pay.job[keep]
    by_key, by_code, by_name = (
        _largest(cell, len(cells), label[job], pay.pence[keep])
        for label in (register.key, register.code, register.name)
    )
    # What the register says of a main enterprise, by its key.
    code_of, name_of = np.full((2, len(register.keys) + 1), NONE, dtype=np.int64)
    code_of[register.key], name_of[register.key] = register.code, register.name
    linked_code, linked_name = code_of[by_key.label], name_of[by_key.label]
    return {
        "Edukey": ids.edukey(seed, lives.people.number)[cells // 100],
        "TaxYear": tax_year_code(2000 + cells % 100),
        "Earnings": pence // 100,
        "main_enterprise": _labelled(register.keys, by_key.label),
        "enterprise_earnings": by_key.pounds,
        "tied_main_record_enterprise_sic_fg": by_key.tied,
        "Num_Employments": by_key.count,
        "Main_Section": _labelled(NAMES, by_name.label),
        "Section_Earnings": by_name.pounds,
        "Tied_Main_Section_Flag": by_name.tied,
        "Num_Sections": by_name.count,
        "Main_SIC2007": _labelled(CODES, by_code.label),
        "SIC_Earnings": by_code.pounds,
        "Tied_Main_SIC_Flag": by_code.tied,
        "Num_SIC": by_code.count,
        "main_enterprise_linked_sic2007": where(linked_code != NONE, CODES.astype(np.int64)[linked_code]),
        "main_enterprise_linked_section": _labelled(NAMES, linked_name),
    }


def _labelled(labels: NDArray[np.object_], place: NDArray[np.int64]) -> Any:
    # One more label, so that there is one to look up even if no enterprise is known.
    more = np.concatenate([labels, np.array([None], dtype=object)])
    return where(place != NONE, more[place])


def benefit_codes(kind: NDArray[np.integer], start: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return places in ``BENEFIT_TYPES``: sickness has another benefit from October 2008 on."""
    codes = np.array([BENEFIT_TYPES.index(WRITTEN[each]) for each in Benefit], dtype=np.int64)[kind]
    return np.where((kind == Benefit.SICKNESS) & (start < SICKNESS_REFORM), BENEFIT_TYPES.index("IB"), codes)


@writes("benefits")
def benefits(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return spells on benefits; those of one type that overlap or abut are one, those of two types stay apart."""
    spells = lives.benefits
    seen = shared.found[spells.person]
    person, first, last = spells.person[seen], spells.start[seen], spells.end[seen]
    types = len(BENEFIT_TYPES)
    both, start, end = merge_spells(person * types + benefit_codes(spells.kind[seen], first), first, last)
    # By person and start, whatever the type.
    order = np.lexsort((both % types, start, both // types))
    both, start, end = both[order], start[order], end[order]
    written = np.array(BENEFIT_TYPES, dtype=object)[both % types]
    return {
        "EduKey": ids.edukey(lives.plan.seed, lives.people.number)[both // types],
        "StartDate": start,
        "EndDate": end,
        "Benefit_type": written,
        "Out_of_work_benefit": np.isin(both % types, [BENEFIT_TYPES.index(code) for code in OUT_OF_WORK]),
    }


@writes("self_assessment")
def self_assessment(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return profits of the self-employed by tax year, from 2013-14 on."""
    own = lives.self_employment
    skip = FIRST_SELF_ASSESSMENT_YEAR - FIRST_YEAR
    person, year = np.nonzero(own.active[:, skip:] & shared.found[:, None])
    prices = deflators(2017)
    nominal = np.array([prices[y] for y in range(FIRST_SELF_ASSESSMENT_YEAR, LAST_TAX_YEAR + 1)])[year]
    sole, partner = (
        np.where(profit[person, year + skip] < 0, -1, np.rint(profit[person, year + skip] * nominal)).astype(
            np.int64
        )
        for profit in (own.sole, own.partner)
    )
    both = np.maximum(sole, 0) + np.maximum(partner, 0)
    return {
        "Edukey": ids.edukey(lives.plan.seed, lives.people.number)[person],
        "TaxYear": tax_year_code(FIRST_SELF_ASSESSMENT_YEAR + year),
        "Self_Employed": 1,
        "EARNINGS_PTR": where(partner >= 0, partner),
        "EARNINGS_SOLE": where(sole >= 0, sole),
        "EARNINGS_SELF_EMPLOYMENT": pd.array(both, dtype="Int64"),
    }
