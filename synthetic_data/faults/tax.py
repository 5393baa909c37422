"""Faults in the records of employment, pay and benefits."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, OPEN_END, TAX_YEAR_START, as_dates, day, tax_year_of
from synthetic_data.faults.planting import (
    FFT_CODE,
    FORM,
    INVENTED,
    Planting,
    days,
    fault,
)
from synthetic_data.records.industries import SECTION_NAMES

INDUSTRY_DASHBOARD = (
    "Data of the Department for Education's dashboard on graduates' industries, "
    "https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard"
)
REAL_TIME = day(2013, 4, 6)
"""From tax year 2013-14 on, employers report every payday (Real Time Information)."""
AFTER_REAL_TIME = 1 / 3
"""Default dates from then on, relative to before: the direction is plausible, the size invented."""
STRAY_SECTION = "RADIO BROADCASTING"


def _neighbours(spells: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Last day of the spell before and first day of the spell after, of the same key."""
    key, start, end = spells["EduKey"].to_numpy(), days(spells["StartDate"]), days(spells["EndDate"])
    same = key[1:] == key[:-1]
    before = np.concatenate([[0], np.where(same, end[:-1], 0)])
    after = np.concatenate([np.where(same, start[1:], OPEN_END), [OPEN_END]])
    return before, after


@fault(
    "default-start",
    "employment",
    0.06,
    FORM,
    "Share of spells whose unknown start was set to 6 April of its tax year, with the flag; "
    "a third as often from April 2013 on.",
)
def _default_start(block: Planting) -> None:
    spells = block["leo_employment"]
    start = days(spells["StartDate"])
    default = TAX_YEAR_START[tax_year_of(start) - 1970].astype(np.int64)
    before, _ = _neighbours(spells)
    rate = block.fault.rate * np.where(start < REAL_TIME, 1.0, AFTER_REAL_TIME)
    rows = block.some(before + 1 < default, rate)
    spells.loc[rows, "StartDate"] = as_dates(default[rows])
    spells.loc[rows, "UncertainStartDate"] = 1


@fault(
    "default-end",
    "employment",
    0.06,
    FORM,
    "Share of spells known to have ended in a tax year, but not when, and so ending 5 April, with the flag; "
    "a third as often from April 2013 on.",
)
def _default_end(block: Planting) -> None:
    spells = block["leo_employment"]
    end = days(spells["EndDate"])
    closed = end < LAST_DAY
    default = TAX_YEAR_START[tax_year_of(np.where(closed, end, 0)) - 1969].astype(np.int64) - 1
    _, after = _neighbours(spells)
    rate = block.fault.rate * closed * np.where(end < REAL_TIME, 1.0, AFTER_REAL_TIME)
    rows = block.some(closed & (default + 1 < after), rate)
    spells.loc[rows, "EndDate"] = as_dates(default[rows])
    spells.loc[rows, "UncertainEndDate"] = 1


@fault(
    "start-day-before-end",
    "employment",
    0.015,
    FORM,
    "Share of spells of which only the end is known: they start the day before it, with the flag.",
)
def _start_day_before_end(block: Planting) -> None:
    spells = block["leo_employment"]
    end = days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (spells["UncertainEndDate"].to_numpy() == 0))
    spells.loc[rows, "StartDate"] = as_dates(end[rows] - 1)
    spells.loc[rows, "UncertainStartDate"] = 1


@fault(
    "start-after-end",
    "employment",
    0.004,
    FFT_CODE,
    "Share of spells whose two dates are the wrong way round.",
)
def _start_after_end(block: Planting) -> None:
    spells = block["leo_employment"]
    start, end = days(spells["StartDate"]), days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (start < end))
    spells.loc[rows, "StartDate"], spells.loc[rows, "EndDate"] = as_dates(end[rows]), as_dates(start[rows])


@fault("start-equals-end", "employment", 0.006, FFT_CODE, "Share of spells that end on the day they start.")
def _start_equals_end(block: Planting) -> None:
    spells = block["leo_employment"]
    start, end = days(spells["StartDate"]), days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (start < end))
    spells.loc[rows, "EndDate"] = as_dates(start[rows])


@fault(
    "earnings-without-spell",
    "employment",
    0.015,
    INVENTED,
    "Share of spells that are missing although the pay stands in the earnings table.",
)
def _earnings_without_spell(block: Planting) -> None:
    spells = block["leo_employment"]
    block["leo_employment"] = spells[~block.chosen(np.ones(len(spells), dtype=bool))]


def set_pay(pay: pd.DataFrame, rows: NDArray[np.intp], pounds: NDArray[np.int64]) -> None:
    """Change pay, and with it, in proportion, the parts that came from the main enterprise and industry."""
    before = np.maximum(pay["Earnings"].to_numpy()[rows], 1)
    for field in ("enterprise_earnings", "Section_Earnings", "SIC_Earnings"):
        pay.loc[rows, field] = pay[field].to_numpy()[rows] * pounds // before
    pay.loc[rows, "Earnings"] = pounds


@fault(
    "spell-without-earnings",
    "earnings",
    0.015,
    FORM,
    "Share of years of pay that are missing although a spell says that the person was employed; "
    "low pay, which need not be reported, goes missing twice as often.",
)
def _spell_without_earnings(block: Planting) -> None:
    pay = block["leo_earnings"]
    amount = pay["Earnings"].to_numpy()
    low = amount < np.median(amount) if len(amount) else np.zeros(0, dtype=bool)
    rate = block.fault.rate * np.where(low, 4 / 3, 2 / 3)
    block["leo_earnings"] = pay[~block.chosen(np.ones(len(pay), dtype=bool), rate)]


@fault(
    "zero-earnings",
    "earnings",
    0.008,
    FORM,
    "Share of years of pay that are nought (a negative sum was set to nought).",
)
def _zero_earnings(block: Planting) -> None:
    pay = block["leo_earnings"]
    rows = block.everyone(pay)
    set_pay(pay, rows, np.zeros(len(rows), dtype=np.int64))


@fault(
    "implausible-pay",
    "earnings",
    0.004,
    INVENTED,
    "Share of years of pay that are far too high or far too low for the days worked.",
)
def _implausible_pay(block: Planting) -> None:
    pay = block["leo_earnings"]
    rows = block.some(pay["Earnings"].to_numpy() > 500)
    amount = pay["Earnings"].to_numpy()[rows]
    high = block.rng.random(len(rows)) < 0.5
    times, pounds = (
        block.rng.integers(40, 100, len(rows), dtype=np.int64),
        block.rng.integers(1, 20, len(rows), dtype=np.int64),
    )
    set_pay(pay, rows, np.where(high, amount * times, pounds))


@fault(
    "tied-employers",
    "earnings",
    0.004,
    FORM,
    "Share of years of pay in which two enterprises paid just as much, with the flag "
    "(and those of industry and section, if these are two as well).",
)
def _tied_employers(block: Planting) -> None:
    pay = block["leo_earnings"]
    amount = pay["Earnings"].to_numpy()
    two = (pay["Num_Employments"].to_numpy() == 2) & pay["main_enterprise"].notna().to_numpy()
    rows = block.some(two & (amount > 0) & (amount % 2 == 0))
    for count, part, flag in (
        ("Num_Employments", "enterprise_earnings", "tied_main_record_enterprise_sic_fg"),
        ("Num_Sections", "Section_Earnings", "Tied_Main_Section_Flag"),
        ("Num_SIC", "SIC_Earnings", "Tied_Main_SIC_Flag"),
    ):
        tied = rows[pay[count].to_numpy()[rows] == 2]
        pay.loc[tied, part] = amount[tied] // 2
        pay.loc[tied, flag] = 1


@fault(
    "stray-section",
    "earnings",
    0.002,
    INDUSTRY_DASHBOARD,
    "Share of years of pay whose section of industry is RADIO BROADCASTING, which is no section but a part of "
    "information and communication.",
)
def _stray_section(block: Planting) -> None:
    pay = block["leo_earnings"]
    real = SECTION_NAMES["J"]
    rows = block.some(pay["Main_Section"].to_numpy() == real)
    linked = rows[pay["main_enterprise_linked_section"].to_numpy()[rows] == real]
    pay.loc[rows, "Main_Section"] = STRAY_SECTION
    pay.loc[linked, "main_enterprise_linked_section"] = STRAY_SECTION


@fault(
    "overlapping-benefits",
    "benefits",
    0.03,
    FORM,
    "Share of spells of more than four weeks in the middle of which there is a spell of another type.",
)
def _overlapping_benefits(block: Planting) -> None:
    spells = block["leo_benefit"]
    start = days(spells["StartDate"])
    end = np.minimum(days(spells["EndDate"]), LAST_DAY)
    rows = block.some(end - start > 28)
    part = (end - start)[rows] // 3
    # Carers and the sick may have, or be thought to have, something else beside.
    other = np.where(spells["Benefit_type"].to_numpy()[rows] == "ICA", "JSA", "ICA").astype(object)
    second = spells.iloc[rows].assign(
        StartDate=as_dates(start[rows] + part),
        EndDate=as_dates(end[rows] - part),
        Benefit_type=other,
        Out_of_work_benefit=(other == "JSA").astype(np.int64),
    )
    block["leo_benefit"] = pd.concat([spells, second], ignore_index=True)


@fault(
    "benefit-closed-late",
    "benefits",
    0.02,
    INVENTED,
    "Share of spells that were closed one to eight weeks late, and so run on into work.",
)
def _benefit_closed_late(block: Planting) -> None:
    spells = block["leo_benefit"]
    end = days(spells["EndDate"])
    order = np.lexsort((end, spells["Benefit_type"], spells["EduKey"]))
    keys = spells[["EduKey", "Benefit_type"]].to_numpy()[order]
    same = (keys[1:] == keys[:-1]).all(axis=1)
    after = np.full(len(spells), OPEN_END)
    after[order[:-1]] = np.where(same, days(spells["StartDate"])[order][1:], OPEN_END)
    late = end + block.rng.integers(7, 57, len(spells), dtype=np.int64)
    rows = block.some((late <= LAST_DAY) & (late + 1 < after))
    spells.loc[rows, "EndDate"] = as_dates(late[rows])
