"""Every planted fault: its name, rate and evidence, and how it is planted in the records.

A fault changes records after they are written; without faults the records are clean. Each draws from a stream of its
own, so that switching one on or off leaves the draws of the others as they are. Public sources say that most of
these faults occur, none says how often: **every rate is invented**, high enough to matter among 10,000 people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data import catalogue
from synthetic_data.calendar import LAST_DAY, OPEN_END, TAX_YEAR_START, as_dates, day, tax_year_of
from synthetic_data.plan import BLOCK_SIZE, Plan
from synthetic_data.records import ids
from synthetic_data.records.codes import SEN_REFORM
from synthetic_data.records.industries import SECTION_NAMES
from synthetic_data.streams import stream

FORM = catalogue.SOURCES["form"]
FFT_CODE = catalogue.SOURCES["fft_code"]
FIRST_ITERATION_CODE = catalogue.SOURCES["iteration_1_code"]
ECHILD_CODE = catalogue.SOURCES["echild_code"]
INDUSTRY_DASHBOARD = (
    "Data of the Department for Education's dashboard on graduates' industries, "
    "https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard"
)
INVENTED = "invented"

REAL_TIME = day(2013, 4, 6)
"""From tax year 2013-14 on, employers report every payday (Real Time Information)."""
AFTER_REAL_TIME = 1 / 3
"""Default dates from then on, relative to before: the direction is plausible, the size invented."""
STRAY_SECTION = "RADIO BROADCASTING"


@dataclass(frozen=True)
class Fault:
    """A planted fault: what it is called, which records it changes, how often, and who says that it occurs."""

    name: str
    group: str
    """Group of views in the catalogue."""
    rate: float
    """Share of what the description names."""
    evidence: str
    """Public source that says it occurs, or ``invented``; the rate always is."""
    description: str
    others: tuple[str, ...] = ()
    """Other groups that it reads or changes as well."""

    @property
    def groups(self) -> frozenset[str]:
        """All groups that it reads or changes."""
        return frozenset((self.group, *self.others))


@dataclass
class _Block:
    """The records of one block while faults are planted in them."""

    records: dict[str, pd.DataFrame]
    plan: Plan
    block: int
    fault: Fault
    rng: np.random.Generator

    def __getitem__(self, view: str) -> pd.DataFrame:
        return self.records[view]

    def __setitem__(self, view: str, frame: pd.DataFrame) -> None:
        # An empty column or a mixture would otherwise change the type of a column.
        self.records[view] = frame.astype(self.records[view].dtypes.to_dict()).reset_index(drop=True)

    def chosen(
        self, among: NDArray[np.bool_], rate: float | NDArray[np.float64] | None = None
    ) -> NDArray[np.bool_]:
        """Draw rows among those that qualify, so that they make up the rate of **all** rows."""
        rate = np.broadcast_to(self.fault.rate if rate is None else rate, among.shape)
        possible = float(rate[among].sum())
        scale = float(rate.sum()) / possible if possible else 0.0
        return among & (self.rng.random(len(among)) < rate * scale)

    def some(
        self, among: NDArray[np.bool_], rate: float | NDArray[np.float64] | None = None
    ) -> NDArray[np.intp]:
        """Return the places of the rows that ``chosen`` draws."""
        return np.flatnonzero(self.chosen(among, rate))

    def everyone(self, frame: pd.DataFrame) -> NDArray[np.intp]:
        """Draw among all rows."""
        return self.some(np.ones(len(frame), dtype=bool))

    def views(self) -> list[catalogue.View]:
        """Return the views that the fault is about and that are there."""
        return self.of_groups(self.fault.group)

    def of_groups(self, *groups: str) -> list[catalogue.View]:
        """Return the views of some groups that are there."""
        return [view for view in catalogue.views() if view.group in groups and view.name in self.records]

    def new_keys(self, make: Callable[..., NDArray[np.object_]], count: int) -> NDArray[np.object_]:
        """Return ids that nobody has yet."""
        return make(self.plan.seed, self.block * BLOCK_SIZE + np.arange(count, dtype=np.int64), 1)


_PLANT: dict[str, Callable[[_Block], None]] = {}
_FAULTS: list[Fault] = []


def _fault(
    name: str, group: str, rate: float, evidence: str, description: str, others: tuple[str, ...] = ()
) -> Callable[[Callable[[_Block], None]], Callable[[_Block], None]]:
    """Enter a fault in the list; the decorated function plants it."""

    def enter(plant: Callable[[_Block], None]) -> Callable[[_Block], None]:
        _FAULTS.append(Fault(name, group, rate, evidence, description, others))
        _PLANT[name] = plant
        return plant

    return enter


def tied(groups: Iterable[str], plan: Plan) -> set[str]:
    """Return the groups that the plan's faults tie to these.

    All views of them have to be made for one of them to come out as it does beside all others.
    """
    reached, found = set(groups), set[str]()
    planted = [fault.groups for fault in FAULTS if fault.name in plan.faults]
    while more := set().union(*(each for each in planted if each & reached)) - found:
        found |= more
        reached |= more
    return found


def apply(records: dict[str, pd.DataFrame], plan: Plan, block: int) -> dict[str, pd.DataFrame]:
    """Return the records with the plan's faults planted, always in the order of ``FAULTS``.

    A fault some of whose groups have no records here is left out.
    """
    present = {view.group for view in catalogue.views() if view.name in records}
    for fault in FAULTS:
        if fault.name in plan.faults and fault.groups <= present:
            rng = stream(plan.seed, f"fault {fault.name}", block)
            _PLANT[fault.name](_Block(records, plan, block, fault, rng))
    return records


# Employment ---------------------------------------------------------------------------------------------------------


def _days(dates: pd.Series) -> NDArray[np.int64]:
    return dates.to_numpy().astype("datetime64[D]").astype(np.int64)


def _neighbours(spells: pd.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Last day of the spell before and first day of the spell after, of the same key."""
    key, start, end = spells["EduKey"].to_numpy(), _days(spells["StartDate"]), _days(spells["EndDate"])
    same = key[1:] == key[:-1]
    before = np.concatenate([[0], np.where(same, end[:-1], 0)])
    after = np.concatenate([np.where(same, start[1:], OPEN_END), [OPEN_END]])
    return before, after


@_fault(
    "default-start",
    "employment",
    0.06,
    FORM,
    "Share of spells whose unknown start was set to 6 April of its tax year, with the flag; "
    "a third as often from April 2013 on.",
)
def _default_start(block: _Block) -> None:
    spells = block["leo_employment"]
    start = _days(spells["StartDate"])
    default = TAX_YEAR_START[tax_year_of(start) - 1970].astype(np.int64)
    before, _ = _neighbours(spells)
    rate = block.fault.rate * np.where(start < REAL_TIME, 1.0, AFTER_REAL_TIME)
    rows = block.some(before + 1 < default, rate)
    spells.loc[rows, "StartDate"] = as_dates(default[rows])
    spells.loc[rows, "UncertainStartDate"] = 1


@_fault(
    "default-end",
    "employment",
    0.06,
    FORM,
    "Share of spells known to have ended in a tax year, but not when, and so ending 5 April, with the flag; "
    "a third as often from April 2013 on.",
)
def _default_end(block: _Block) -> None:
    spells = block["leo_employment"]
    end = _days(spells["EndDate"])
    closed = end < LAST_DAY
    default = TAX_YEAR_START[tax_year_of(np.where(closed, end, 0)) - 1969].astype(np.int64) - 1
    _, after = _neighbours(spells)
    rate = block.fault.rate * closed * np.where(end < REAL_TIME, 1.0, AFTER_REAL_TIME)
    rows = block.some(closed & (default + 1 < after), rate)
    spells.loc[rows, "EndDate"] = as_dates(default[rows])
    spells.loc[rows, "UncertainEndDate"] = 1


@_fault(
    "start-day-before-end",
    "employment",
    0.015,
    FORM,
    "Share of spells of which only the end is known: they start the day before it, with the flag.",
)
def _start_day_before_end(block: _Block) -> None:
    spells = block["leo_employment"]
    end = _days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (spells["UncertainEndDate"].to_numpy() == 0))
    spells.loc[rows, "StartDate"] = as_dates(end[rows] - 1)
    spells.loc[rows, "UncertainStartDate"] = 1


@_fault(
    "start-after-end",
    "employment",
    0.004,
    FFT_CODE,
    "Share of spells whose two dates are the wrong way round.",
)
def _start_after_end(block: _Block) -> None:
    spells = block["leo_employment"]
    start, end = _days(spells["StartDate"]), _days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (start < end))
    spells.loc[rows, "StartDate"], spells.loc[rows, "EndDate"] = as_dates(end[rows]), as_dates(start[rows])


@_fault("start-equals-end", "employment", 0.006, FFT_CODE, "Share of spells that end on the day they start.")
def _start_equals_end(block: _Block) -> None:
    spells = block["leo_employment"]
    start, end = _days(spells["StartDate"]), _days(spells["EndDate"])
    rows = block.some((end < OPEN_END) & (start < end))
    spells.loc[rows, "EndDate"] = as_dates(start[rows])


@_fault(
    "earnings-without-spell",
    "employment",
    0.015,
    INVENTED,
    "Share of spells that are missing although the pay stands in the earnings table.",
)
def _earnings_without_spell(block: _Block) -> None:
    spells = block["leo_employment"]
    block["leo_employment"] = spells[~block.chosen(np.ones(len(spells), dtype=bool))]


# Earnings -----------------------------------------------------------------------------------------------------------


def _set_pay(pay: pd.DataFrame, rows: NDArray[np.intp], pounds: NDArray[np.int64]) -> None:
    """Change pay, and with it, in proportion, the parts that came from the main enterprise and industry."""
    before = np.maximum(pay["Earnings"].to_numpy()[rows], 1)
    for field in ("enterprise_earnings", "Section_Earnings", "SIC_Earnings"):
        pay.loc[rows, field] = pay[field].to_numpy()[rows] * pounds // before
    pay.loc[rows, "Earnings"] = pounds


@_fault(
    "spell-without-earnings",
    "earnings",
    0.015,
    FORM,
    "Share of years of pay that are missing although a spell says that the person was employed; "
    "low pay, which need not be reported, goes missing twice as often.",
)
def _spell_without_earnings(block: _Block) -> None:
    pay = block["leo_earnings"]
    amount = pay["Earnings"].to_numpy()
    low = amount < np.median(amount) if len(amount) else np.zeros(0, dtype=bool)
    rate = block.fault.rate * np.where(low, 4 / 3, 2 / 3)
    block["leo_earnings"] = pay[~block.chosen(np.ones(len(pay), dtype=bool), rate)]


@_fault(
    "zero-earnings",
    "earnings",
    0.008,
    FORM,
    "Share of years of pay that are nought (a negative sum was set to nought).",
)
def _zero_earnings(block: _Block) -> None:
    pay = block["leo_earnings"]
    rows = block.everyone(pay)
    _set_pay(pay, rows, np.zeros(len(rows), dtype=np.int64))


@_fault(
    "implausible-pay",
    "earnings",
    0.004,
    INVENTED,
    "Share of years of pay that are far too high or far too low for the days worked.",
)
def _implausible_pay(block: _Block) -> None:
    pay = block["leo_earnings"]
    rows = block.some(pay["Earnings"].to_numpy() > 500)
    amount = pay["Earnings"].to_numpy()[rows]
    high = block.rng.random(len(rows)) < 0.5
    times, pounds = (
        block.rng.integers(40, 100, len(rows), dtype=np.int64),
        block.rng.integers(1, 20, len(rows), dtype=np.int64),
    )
    _set_pay(pay, rows, np.where(high, amount * times, pounds))


@_fault(
    "tied-employers",
    "earnings",
    0.004,
    FORM,
    "Share of years of pay in which two enterprises paid just as much, with the flag "
    "(and those of industry and section, if these are two as well).",
)
def _tied_employers(block: _Block) -> None:
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


@_fault(
    "stray-section",
    "earnings",
    0.002,
    INDUSTRY_DASHBOARD,
    "Share of years of pay whose section of industry is RADIO BROADCASTING, which is no section but a part of "
    "information and communication.",
)
def _stray_section(block: _Block) -> None:
    pay = block["leo_earnings"]
    real = SECTION_NAMES["J"]
    rows = block.some(pay["Main_Section"].to_numpy() == real)
    linked = rows[pay["main_enterprise_linked_section"].to_numpy()[rows] == real]
    pay.loc[rows, "Main_Section"] = STRAY_SECTION
    pay.loc[linked, "main_enterprise_linked_section"] = STRAY_SECTION


# Benefits -----------------------------------------------------------------------------------------------------------


@_fault(
    "overlapping-benefits",
    "benefits",
    0.03,
    FORM,
    "Share of spells of more than four weeks in the middle of which there is a spell of another type.",
)
def _overlapping_benefits(block: _Block) -> None:
    spells = block["leo_benefit"]
    start = _days(spells["StartDate"])
    end = np.minimum(_days(spells["EndDate"]), LAST_DAY)
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


@_fault(
    "benefit-closed-late",
    "benefits",
    0.02,
    INVENTED,
    "Share of spells that were closed one to eight weeks late, and so run on into work.",
)
def _benefit_closed_late(block: _Block) -> None:
    spells = block["leo_benefit"]
    end = _days(spells["EndDate"])
    order = np.lexsort((end, spells["Benefit_type"], spells["EduKey"]))
    keys = spells[["EduKey", "Benefit_type"]].to_numpy()[order]
    same = (keys[1:] == keys[:-1]).all(axis=1)
    after = np.full(len(spells), OPEN_END)
    after[order[:-1]] = np.where(same, _days(spells["StartDate"])[order][1:], OPEN_END)
    late = end + block.rng.integers(7, 57, len(spells), dtype=np.int64)
    rows = block.some((late <= LAST_DAY) & (late + 1 < after))
    spells.loc[rows, "EndDate"] = as_dates(late[rows])


# Links --------------------------------------------------------------------------------------------------------------


@_fault(
    "two-edukeys",
    "edukey_lookup",
    0.03,
    FFT_CODE,
    "Share of people with two EDUKEYs, both with spells and pay; spells of the two can overlap, "
    "and pay of one year can be split.",
    ("employment", "earnings", "benefits"),
)
def _two_edukeys(block: _Block) -> None:
    lookup, spells, pay = (
        block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"],
        block["leo_employment"],
        block["leo_earnings"],
    )
    key = lookup["EDUKEY"].to_numpy()
    several = spells["EduKey"].value_counts().reindex(key, fill_value=0).to_numpy() >= 2
    several &= pay["Edukey"].value_counts().reindex(key, fill_value=0).to_numpy() >= 2
    chosen = lookup.iloc[block.some(several)]
    other = dict(zip(chosen["EDUKEY"], block.new_keys(ids.edukey, len(chosen)), strict=True))
    rng = block.rng

    # Of each person's spells, some move to the other key, some have a part of them there as well.
    second = spells["EduKey"].map(other)
    fate = rng.random(len(spells))
    rank = spells.groupby("EduKey").cumcount()
    moves = second.notna() & ((rank == 1) | ((rank > 1) & (fate < 0.4)))
    shared = second.notna() & ~moves & (fate < 0.9)
    start = _days(spells["StartDate"])
    end = np.minimum(_days(spells["EndDate"]), LAST_DAY)
    part = (end - start) // 4
    shared &= part > 7
    copies = spells[shared].assign(
        EduKey=second[shared],
        StartDate=as_dates((start + part)[shared]),
        EndDate=as_dates((end - part)[shared]),
        UncertainStartDate=np.int8(0),
        UncertainEndDate=np.int8(0),
    )
    spells["EduKey"] = spells["EduKey"].where(~moves, second)
    block["leo_employment"] = pd.concat([spells, copies], ignore_index=True)

    second = pay["Edukey"].map(other)
    fate = rng.random(len(pay))
    rank = pay.groupby("Edukey").cumcount()
    moves = second.notna() & ((rank == 1) | ((rank > 1) & (fate < 0.35)))
    split = second.notna() & ~moves & (fate < 0.55) & (pay["Earnings"] > 1)
    rows = np.flatnonzero(split)
    amount = pay["Earnings"].to_numpy()[rows]
    copies = pay[split].assign(Edukey=second[split]).reset_index(drop=True)
    _set_pay(copies, np.arange(len(copies)), amount // 3)
    _set_pay(pay, rows, amount - amount // 3)
    pay["Edukey"] = pay["Edukey"].where(~moves, second)
    block["leo_earnings"] = pd.concat([pay, copies], ignore_index=True)

    claims = block["leo_benefit"]
    second = claims["EduKey"].map(other)
    moves = second.notna() & (rng.random(len(claims)) < 0.4)
    claims["EduKey"] = claims["EduKey"].where(~moves, second)
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = pd.concat(
        [lookup, chosen.assign(EDUKEY=chosen["EDUKEY"].map(other))], ignore_index=True
    )


@_fault(
    "shared-edukey",
    "edukey_lookup",
    0.004,
    FFT_CODE,
    "Share of EDUKEYs that a second person, who has none, was wrongly given as well.",
    ("pmr_lookup",),
)
def _shared_edukey(block: _Block) -> None:
    lookup, pupils = block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"], block["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    shared = block.everyone(lookup)
    without = np.setdiff1d(pupils["AE_ID"].to_numpy(), lookup["AE_ID"].to_numpy())
    count = min(len(shared), len(without))
    wrong = lookup.iloc[shared[:count]].assign(AE_ID=block.rng.permutation(without)[:count])
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = pd.concat([lookup, wrong], ignore_index=True)


@_fault(
    "edukey-in-no-lookup",
    "edukey_lookup",
    0.005,
    FFT_CODE,
    "Share of EDUKEYs with spells or pay that are missing from the lookup.",
    ("earnings",),
)
def _edukey_in_no_lookup(block: _Block) -> None:
    lookup = block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]
    used = lookup["EDUKEY"].isin(block["leo_earnings"]["Edukey"]).to_numpy()
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = lookup[~block.chosen(used)]


@_fault(
    "two-pupil-references",
    "pmr_lookup",
    0.008,
    FFT_CODE,
    "Share of people whose pupil reference changed at some point, so that they have two.",
    ("school_census", "ks4_pupil", "student_record"),
)
def _two_pupil_references(block: _Block) -> None:
    lookup = block["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    chosen = lookup.iloc[block.everyone(lookup)]
    old = chosen["PUPILMATCHINGREFANONYMOUS"].to_numpy()
    new = dict(zip(old, block.new_keys(ids.pupil_reference, len(old)), strict=True))
    # The first year with the new reference lies somewhere in the years the person is seen at school.
    seen: dict[str, list[int]] = {reference: [] for reference in old}
    tables = []
    for view in block.of_groups("school_census", "ks4_pupil"):
        field = (
            "PupilMatchingRefAnonymous" if view.group == "school_census" else "KS4_PupilMatchingRefAnonymous"
        )
        frame = block[view.name]
        rows = np.flatnonzero(frame[field].isin(seen))
        written = "AcademicYear" if view.group == "school_census" else "KS4_ACADYR"
        ends = [int(year[-4:]) for year in frame[written].to_numpy()[rows]]
        tables.append((frame, field, rows, ends))
        for reference, year in zip(frame[field].to_numpy()[rows], ends, strict=True):
            seen[reference].append(year)
    share = block.rng.random(len(old))
    first_new = {}
    for reference, at in zip(old, share, strict=True):
        years_seen = sorted(set(seen[reference]))
        later = years_seen[1:] or years_seen
        first_new[reference] = later[int(at * len(later))] if later else 0
    for frame, field, rows, ends in tables:
        references = frame[field].to_numpy()[rows]
        changed = [end >= first_new[reference] for reference, end in zip(references, ends, strict=True)]
        frame.loc[rows[changed], field] = [new[reference] for reference in references[changed]]
    for view in block.of_groups("student_record"):
        frame, field, year = block[view.name], "HE_PUPILMATCHINGREFANONYMOUS", view.years[0]
        changed = [year >= first_new.get(reference, year + 1) for reference in frame[field]]
        frame.loc[changed, field] = [new[reference] for reference in frame.loc[changed, field]]
    block["LEARNER_AE_ID_TO_PMR_LOOKUP"] = pd.concat(
        [lookup, chosen.assign(PUPILMATCHINGREFANONYMOUS=[new[reference] for reference in old])],
        ignore_index=True,
    )


# School census ------------------------------------------------------------------------------------------------------


@_fault(
    "duplicate-census-row",
    "school_census",
    0.012,
    FORM,
    "Share of pupils with a second row, at another school; RecordStatus says which row to keep.",
)
def _duplicate_census_row(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        if not len(rows):
            continue
        kind = block.rng.choice([1, 3, 4], size=len(rows), p=[0.5, 0.3, 0.2])
        double = frame.iloc[rows].copy()
        elsewhere = frame.iloc[block.rng.integers(0, len(frame), len(rows), dtype=np.int64)]
        for field in ("LA_anon", "LAEstab_anon", "URN_anon"):
            double[field] = elsewhere[field].to_numpy()
        census = _days(frame["CensusDate"])[rows]
        joined = np.minimum(_days(double["EntryDate"]), census - 30)
        left = census - block.rng.integers(1, 25, len(rows), dtype=np.int64)
        gone = kind == 1
        double["EntryDate"] = as_dates(joined - block.rng.integers(1, 300, len(rows), dtype=np.int64))
        double["LeavingDate"] = np.where(gone, as_dates(left), np.datetime64("NaT", "s"))
        if "OnRoll" in frame:
            double.loc[gone, "OnRoll"] = 0
        if "SourceTable" in frame:
            double.loc[gone, "SourceTable"] = "PupilsNoLongerOnRoll"
        double.loc[kind == 3, "EnrolStatus"] = "S"
        frame.loc[rows[kind == 3], "EnrolStatus"] = "M"
        frame.loc[rows, "RecordStatus"] = kind
        double["RecordStatus"] = pd.array(100 + kind, dtype="Int64")
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@_fault(
    "wrong-era-sen-code",
    "school_census",
    0.01,
    FFT_CODE,
    "Share of pupils with special needs who carry a code of another era.",
)
def _wrong_era_sen_code(block: _Block) -> None:
    swap = {"A": "K", "P": "K", "S": "E", "K": "A", "E": "S"}
    for view in block.views():
        if view.year == SEN_REFORM or view.year is None:
            continue
        frame = block[view.name]
        code = frame["SENprovision"].to_numpy()
        possible = np.isin(code.astype("U1"), list("AP" if view.year < SEN_REFORM else "K"))
        possible |= (code == "S") & (view.year < SEN_REFORM) | (code == "E") & (view.year > 2018)
        rows = block.some(possible, block.fault.rate * (code != "N"))
        frame.loc[rows, "SENprovision"] = [swap[c] for c in code[rows]]


@_fault(
    "ethnicity-spelled-out",
    "school_census",
    0.006,
    FFT_CODE,
    "Share of rows in which the ethnic group stands as words instead of a code.",
)
def _ethnicity_spelled_out(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        labels = view.column_for("EthnicGroupMinor").codes
        rows = block.everyone(frame)
        frame.loc[rows, "EthnicGroupMinor"] = [labels[c] for c in frame["EthnicGroupMinor"].to_numpy()[rows]]


@_fault(
    "gender-boy-girl",
    "school_census",
    0.005,
    FFT_CODE,
    "Share of rows with B or G for gender instead of M or F.",
)
def _gender_boy_girl(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        frame.loc[rows, "Gender"] = np.where(frame["Gender"].to_numpy()[rows] == "F", "G", "B")


@_fault(
    "born-after-census",
    "school_census",
    0.001,
    FFT_CODE,
    "Share of rows with a year of birth after the census.",
)
def _born_after_census(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        frame.loc[rows, "YearOfBirth"] = (view.year or 0) + block.rng.integers(
            1, 5, len(rows), dtype=np.int64
        )


@_fault(
    "missing-free-meals",
    "school_census",
    0.02,
    FIRST_ITERATION_CODE,
    "Share of rows without free school meal eligibility.",
)
def _missing_free_meals(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "FSMeligible"] = pd.NA


@_fault(
    "blank-pupil-reference", "school_census", 0.003, FFT_CODE, "Share of rows with an empty pupil reference."
)
def _blank_pupil_reference(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "PupilMatchingRefAnonymous"] = ""


# Higher education ---------------------------------------------------------------------------------------------------


@_fault(
    "blank-student-reference",
    "student_record",
    0.003,
    FFT_CODE,
    "Share of students' rows with an empty pupil reference.",
)
def _blank_student_reference(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "HE_PUPILMATCHINGREFANONYMOUS"] = ""


@_fault(
    "missing-end-of-study",
    "student_record",
    0.008,
    INVENTED,
    "Share of students' rows that lack the day on which study ended, although it did.",
)
def _missing_end_of_study(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        field = "HE_ENDDATE" if "HE_ENDDATE" in frame else "HE_DATELEFT"
        frame.loc[block.some(frame[field].notna().to_numpy()), field] = np.datetime64("NaT", "s")


# Key Stage 4 --------------------------------------------------------------------------------------------------------


@_fault(
    "duplicate-ks4-row",
    "ks4_pupil",
    0.01,
    ECHILD_CODE,
    "Share of pupils with a second row, in which nothing is achieved.",
)
def _duplicate_ks4_row(block: _Block) -> None:
    for view in block.views():
        frame = block[view.name]
        fields = {column.field: column.type for column in view.columns}
        flags = [
            field
            for field, kind in fields.items()
            if kind == "bit" and any(part in field for part in ("LEVEL2", "L2BASICS", "EBACC"))
        ]
        counts = [
            field
            for field in fields
            if field.startswith(("KS4_PASS", "KS4_PTSC", "KS4_ATT8", "KS4_EBACCAPS"))
        ]
        grades = [field for field in fields if field.startswith(("KS4_HGMATH", "KS4_APMAT", "KS4_APENG"))]
        passes = frame[[field for field in counts if "PASS" in field]].fillna(0).to_numpy(dtype=np.int64)
        achieved = frame[flags].fillna(0).to_numpy(dtype=np.int64).any(axis=1) | (passes.max(axis=1) >= 5)
        rows = block.some(achieved)
        double = frame.iloc[rows].copy()
        for field in flags + counts:
            double[field] = double[field].where(double[field].isna(), 0)
        double[grades] = double[grades].mask(double[grades].notna())
        double[[field for field in fields if field.startswith("KS4_P8")]] = np.nan
        for field in ("KS4_NATRES", "KS4_SCHRES", "KS4_LARES"):
            out = block.rng.random(len(rows)) < 0.7
            double.loc[out & double[field].notna().to_numpy(), field] = 0
        block[view.name] = pd.concat([frame, double], ignore_index=True)


FAULTS: tuple[Fault, ...] = tuple(_FAULTS)
"""All faults, in the order in which they are planted."""
