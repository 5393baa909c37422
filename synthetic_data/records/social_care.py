"""Children in need, their plans, disabilities, open cases and services, and children looked after, by year to 31 March.

Tables of children in need hold together by ids of their own: a child has a new id in each year's count, and a case as
well. Children under school age have no pupil reference; they are here because the count covers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import MONTH_START, day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.care import Care, Leaving, Need
from synthetic_data.lives.homes import SCHOOL_YEARS
from synthetic_data.lives.schooling import NEED_TYPES, STATEMENT, YEAR_11
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.places import places
from synthetic_data.plan import BLOCK_SIZE
from synthetic_data.records import ids
from synthetic_data.records.codes import ETHNIC_MAJOR, academic_year, names, recode
from synthetic_data.records.frames import NO_DAY, in_their_years, where
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

FIRST_COUNT = 2009
"""The first count covered half a year only, from October 2008 (from memory)."""
NEED_CODES = np.array(["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"], dtype=object)
ABUSE_CODES = np.array(["NEG", "PHY", "SAB", "EMO"], dtype=object)
CLOSURE_CODES = np.array(["RC7", "RC8", "RC5", "RC6", "RC1", "RC4"], dtype=object)
SOURCE_CODES = (
    ("1A", "1B", "1C", "1D"), ("2A", "2A", "2B"), ("3A", "3B", "3C", "3E", "3F"), ("4", "5A", "5B", "5C"), ("6",),
    ("7",), ("8", "9", "10"),
)  # fmt: skip
"""Codes by place in ``lives.care.REFERRAL_SOURCES``."""
ETHNIC_2009 = {
    "WBRI": "A1", "WIRI": "A2", "WOTH": "A3", "WIRT": "A4", "WROM": "A5", "MWBC": "B1", "MWBA": "B2", "MWAS": "B3",
    "MOTH": "B4", "AIND": "C1", "APKN": "C2", "ABAN": "C3", "AOTH": "C4", "BCRB": "D1", "BAFR": "D2", "BOTH": "D3",
    "CHNE": "E1", "OOTH": "E2", "REFU": "E3", "NOBT": "E4",
}  # fmt: skip
DISABILITY_CODES = {
    "MLD": "LD", "SPLD": "LD", "SEMH": "BEH", "SLCN": "COMM", "ASD": "AUT", "SLD": "LD", "PMLD": "LD", "HI": "HEAR",
    "VI": "VIS", "MSI": "HEAR", "PD": "MOB", "OTH": "DDA",
}  # fmt: skip
ALSO_DISABLED = {"SLD": "COMM", "PMLD": "PC", "PD": "HAND", "MSI": "VIS", "ASD": "BEH"}
DISABLED_SHARE = 0.6
"""Share (invented) of children in need with a statement or plan whom social care writes down as disabled."""
SHORT_BREAKS = np.array(["NAS", "NKH", "DCH", "BF", "CDP", "KDP", "NON", "NON"], dtype=object)
LEGAL_CODES = np.array(["V2", "C1", "C2", "E1", "L1"], dtype=object)
PLACEMENT_CODES = np.array(["Q2", "Q1", "K2", "P1", "H5", "S1", "K1", "A6"], dtype=object)
"""By ``Placement``. The form has no codes for foster care after 2014, so those of before stand in all years."""
LEAVING_CODES = np.array(["X1", "E4", "E4", "E11", "E44", "E5", "E8"], dtype=object)
HOME_SPLIT_FROM = 2015
"""First year in which planned and unplanned returns home have codes of their own."""
STILL_LOOKED_AFTER = "-10"
ID_BITS = 44
YOUNG_NUMBERS = 1 << 27
"""Where the numbers of young children begin, beyond those of people."""


@dataclass(frozen=True)
class Children:
    """All children whom social care of a block knows: its people, and after them the young ones."""

    lives: Lives
    shared: Shared

    @property
    def care(self) -> Care:
        return self.lives.care

    @cached_property
    def number(self) -> NDArray[np.int64]:
        young = (
            YOUNG_NUMBERS + self.lives.block * BLOCK_SIZE + np.arange(len(self.care.young), dtype=np.int64)
        )
        return np.r_[self.lives.people.number, young]

    @cached_property
    def pmr(self) -> NDArray[np.object_]:
        return np.r_[self.shared.pupils.pmr, np.full(len(self.care.young), "", dtype=object)]

    @cached_property
    def birth(self) -> NDArray[np.int64]:
        """Month of birth, counted from January 1970."""
        people = self.lives.people
        own = (people.birth_year.astype(np.int64) - 1970) * 12 + people.birth_month - 1
        return np.r_[own, self.care.young.birth]

    @cached_property
    def female(self) -> NDArray[np.bool_]:
        return np.r_[self.lives.people.female, self.care.young.female]

    @cached_property
    def ethnicity(self) -> NDArray[np.object_]:
        return np.r_[self.shared.pupils.ethnicity, ETHNIC_CODES[self.care.young.ethnicity]]

    @cached_property
    def disabled(self) -> NDArray[np.bool_]:
        schooling, n = self.lives.schooling, len(self.lives.people)
        u = stream(self.lives.plan.seed, "disability", self.lives.block).random(n)
        found = np.r_[
            (schooling.support[:, YEAR_11] == STATEMENT) & (u < DISABLED_SHARE),
            np.zeros(len(self.care.young), dtype=bool),
        ]
        found[self.care.cases.child[self.care.cases.need == Need.DISABILITY]] = True
        return found

    @cached_property
    def need_type(self) -> NDArray[np.object_]:
        young = np.full(len(self.care.young), "OTH", dtype=object)
        return np.r_[np.array(NEED_TYPES, dtype=object)[self.lives.schooling.need_type], young]

    def district(self, child: NDArray[np.int64], count: NDArray[np.integer]) -> NDArray[np.object_]:
        """Return pseudonyms of the authority in which children lived in a count's school year."""
        people, n = self.lives.people, len(self.lives.people)
        ours = np.minimum(child, n - 1)
        year = np.clip(count - people.cohort[ours].astype(np.int64) + YEAR_11, 0, SCHOOL_YEARS - 1)
        district = places(self.lives.plan).district_of(self.lives.homes.area[ours, year])
        young = np.r_[self.care.young.district, 0][np.maximum(child - n, 0).clip(max=len(self.care.young))]
        return names(self.lives.plan).district[np.where(child < n, district, young)]

    def age(self, child: NDArray[np.int64], year: NDArray[np.integer], month: int) -> NDArray[np.int64]:
        """Return completed years of age at the end of a month."""
        return ((year - 1970) * 12 + month - 1 - self.birth[child]) // 12

    def child_id(self, child: NDArray[np.int64], count: NDArray[np.integer]) -> NDArray[np.object_]:
        """Return the id of children in the tables of a count."""
        return self._id(self.number[child] * 16 + count - FIRST_COUNT, "CIN child")

    def case_id(self, case: NDArray[np.int64], count: NDArray[np.integer]) -> NDArray[np.object_]:
        """Return the id of cases in the tables of a count."""
        child = self.care.cases.child
        first = np.searchsorted(child, child, side="left")
        rank = (np.arange(len(child)) - first)[case]
        return self._id((self.number[child[case]] * 16 + count - FIRST_COUNT) * 32 + rank, "CIN case")

    def _id(self, number: NDArray[np.int64], purpose: str) -> NDArray[np.object_]:
        scrambled = ids.scramble(number, ID_BITS, self.lives.plan.seed, purpose)
        return scrambled.astype("U16").astype(object)

    def row_id(self, rows: int, purpose: str, bits: int = 20) -> NDArray[np.object_]:
        """Return ids of the rows of one table, unlike those of other blocks."""
        return self._id(self.lives.block * (1 << bits) + np.arange(rows, dtype=np.int64), purpose)


def _counted(
    start: NDArray[np.int64], end: NDArray[np.int64], years: tuple[int, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each time with each year (to 31 March) that it touches, by year."""
    found = []
    for year in years:
        opens = day(year - 1, 10, 1) if year == FIRST_COUNT == years[0] else day(year - 1, 4, 1)
        rows = np.flatnonzero((start <= day(year, 3, 31)) & (end >= opens))
        found.append((rows, np.full(len(rows), year, dtype=np.int64)))
    rows, count = (np.concatenate(each) for each in zip(*found, strict=True))
    return rows, count


def _march(count: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return 31 March of each count."""
    return MONTH_START[(count - 1970) * 12 + 3].astype(np.int64) - 1


def _years(count: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return counts as academic years."""
    labels = {year: academic_year(year) for year in range(2005, 2022)}
    return np.array([labels[int(year)] for year in count], dtype=object)


@writes("children_in_need")
def children_in_need(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of children in need: a row for each case of a child in each count."""
    children, care = Children(lives, shared), lives.care
    cases = care.cases
    case, count = _counted(cases.start, cases.end, view.years)
    child, march = cases.child[case], _march(count)
    closed = cases.end[case] <= march
    open_now = ~closed
    key = child * 32 + count - FIRST_COUNT
    order = np.lexsort((cases.start[case], key))
    where_last = np.searchsorted(key[order], key, side="right") - 1
    latest = order[where_last]
    any_open = np.isin(key, key[open_now])
    conference = np.full(len(cases.child), NO_DAY)
    conference[care.plans.case] = care.plans.start
    planned, at = _counted(care.plans.start, care.plans.end, view.years)
    now = care.plans.end[planned] > _march(at)
    plan_key = care.plans.case[planned[now]] * 32 + at[now] - FIRST_COUNT
    under_plan = np.isin(case * 32 + count - FIRST_COUNT, plan_key)
    codes = np.array(
        [SOURCE_CODES[k][(7 * i) % len(SOURCE_CODES[k])] for i, k in enumerate(cases.source)], dtype=object
    )
    conferred = conference[case]
    early = count == FIRST_COUNT
    ethnicity = children.ethnicity[child]
    alone = np.isin(case, care.periods.case[care.periods.unaccompanied])
    month_in = (7 - children.birth[child] % 12) % 12
    fields = {
        "CIN_PupilMatchingRefAnonymous": children.pmr[child],
        "CIN_ACADYR": _years(count),
        "CIN_ChildTableID": children.child_id(child, count),
        "CIN_CINDetailsTableID": children.case_id(case, count),
        "CIN_LA_anon": children.district(child, count),
        "CIN_LA_09_anon": children.district(child, count),
        "CIN_Age_Start": children.age(child, count - 1, 8),
        "CIN_Month_Part": month_in,
        "CIN_YearOfBirth": 1970 + children.birth[child] // 12,
        "CIN_MonthOfBirth": children.birth[child] % 12 + 1,
        "CIN_ChildAge31March": children.age(child, count, 3),
        "CIN_Gender": np.where(children.female[child], "2", "1").astype(object),
        "CIN_Ethnicity": np.where(early, recode(ethnicity, ETHNIC_2009), ethnicity),
        "CIN_EthnicGroupMinor": ethnicity,
        "CIN_EthnicGroupMajor": recode(ethnicity, ETHNIC_MAJOR),
        "CIN_AsylumSeeking": np.where(alone, "1", "0").astype(object),
        "CIN_Disability": children.disabled[child],
        "CIN_CPPindicator": under_plan,
        "CIN_LatestReferralDate": cases.start[case][latest],
        "CIN_LatestClosureDate": np.where(closed, cases.end[case], NO_DAY)[latest],
        "CIN_AnyCasesOpen31March": any_open,
        "CIN_CINAt31March": open_now & ~cases.no_action[case],
        "CIN_CINReferralDate": cases.start[case],
        "CIN_ReferralSource": codes[case],
        "CIN_PrimaryNeedCode": NEED_CODES[cases.need[case]],
        "CIN_CINClosureDate": np.where(closed, cases.end[case], NO_DAY),
        "CIN_ReasonForClosure": where(closed, CLOSURE_CODES[cases.closure[case]]),
        "CIN_DateOfInitialCPC": np.where((conferred != NO_DAY) & (conferred <= march), conferred, NO_DAY),
        "CIN_ReferralNFA": cases.no_action[case],
        "CIN_CaseOpen31March": open_now,
    }
    return in_their_years(view, count, fields)


@writes("child_protection_plans")
def child_protection_plans(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of child protection plans: a row for each plan in each count."""
    children, plans = Children(lives, shared), lives.care.plans
    plan, count = _counted(plans.start, plans.end, view.years)
    child = lives.care.cases.child[plans.case[plan]]
    ended = plans.end[plan] <= _march(count)
    fields = {
        "CIN_ChildTableID": children.child_id(child, count),
        "CIN_ACADYR": _years(count),
        "CIN_CPPTableID": children.row_id(len(plan), "CIN plan"),
        "CIN_CPPstartDate": plans.start[plan],
        "CIN_CPPendDate": np.where(ended, plans.end[plan], NO_DAY),
        "CIN_CategoryOfAbuse": ABUSE_CODES[plans.first_category[plan]],
        "CIN_InitialCategoryOfAbuse": ABUSE_CODES[plans.first_category[plan]],
        "CIN_LatestCategoryOfAbuse": ABUSE_CODES[plans.last_category[plan]],
        "CIN_NumberOfPreviousCPP": plans.earlier[plan],
    }
    return in_their_years(view, count, fields)


def _children_counted(lives: Lives, years: tuple[int, ...]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each child in need with each count, once."""
    cases = lives.care.cases
    case, count = _counted(cases.start, cases.end, years)
    pairs = np.unique(cases.child[case] * 10_000 + count)
    return pairs // 10_000, pairs % 10_000


@writes("cin_disabilities")
def disabilities(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of disabilities: a row for each of a child in each count, or one that says there is none."""
    children = Children(lives, shared)
    child, count = _children_counted(lives, view.years)
    disabled, kind = children.disabled[child], children.need_type[child]
    first = np.where(disabled, recode(kind, DISABILITY_CODES), "NONE").astype(object)
    more = np.flatnonzero(disabled & np.isin(kind.astype("U4"), list(ALSO_DISABLED)))
    second = np.array([ALSO_DISABLED[each] for each in kind[more]], dtype=object)
    child, count = np.r_[child, child[more]], np.r_[count, count[more]]
    fields = {
        "CIN_ChildTableID": children.child_id(child, count),
        "CIN_ACADYR": _years(count),
        "CIN_DisabilitiesID": children.row_id(len(child), "CIN disability"),
        "CIN_Disability": np.r_[first, second],
    }
    return in_their_years(view, count, fields)


@writes("cin_open_cases")
def open_cases(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of open cases: what stands behind each case that is open on 31 March."""
    children, care = Children(lives, shared), lives.care
    cases, periods = care.cases, care.periods
    case, count = _counted(cases.start, cases.end, view.years)
    now = (cases.end[case] > _march(count)) & ~cases.no_action[case]
    case, count = case[now], count[now]
    child = cases.child[case]
    period, at = _counted(periods.start, periods.end, view.years)
    still = periods.end[period] > _march(at)
    in_care = np.isin(case * 10_000 + count, periods.case[period[still]] * 10_000 + at[still])
    breaks = SHORT_BREAKS[(children.number[child] * 5 + 3) % len(SHORT_BREAKS)]
    carer = (cases.need[case] == Need.PARENTS_ILLNESS) & (children.age(child, count, 3) >= 8)
    status = np.where(children.disabled[child], breaks, np.where(carer, "YC", "NON")).astype(object)
    fields = {
        "CIN_ChildTableID": children.child_id(child, count),
        "CIN_ACADYR": _years(count),
        "CIN_OpenCaseStatusTableID": children.row_id(len(case), "CIN open case"),
        "CIN_OpenCaseInformation": np.where(in_care, "CLA", status).astype(object),
    }
    return in_their_years(view, count, fields)


@writes("cin_services")
def services(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of services in the first count, the only one that asked for them."""
    children, cases = Children(lives, shared), lives.care.cases
    case, count = _counted(cases.start, cases.end, view.years)
    served = ~cases.no_action[case]
    case, count = case[served], count[served]
    child = cases.child[case]
    in_care = np.isin(case, lives.care.periods.case)
    kind = np.where(in_care, "P", np.where(children.disabled[child], "D", "Y")).astype(object)
    ended = cases.end[case] <= _march(count)
    return {
        "ChildTableID": children.child_id(child, count),
        "CIN_ACADYR": _years(count),
        "CINDetailsTableID": children.case_id(case, count),
        "ServiceProvisionTableID": children.row_id(len(case), "CIN service"),
        "ServiceType": kind,
        "ServiceProvision": np.array(["PR1", "PR1", "PR1", "PR4", "PR5"], dtype=object)[case % 5],
        "ServiceProvisionStartDate": np.minimum(cases.start[case] + 10, _march(count)),
        "ServiceProvisionEndDate": np.where(ended, cases.end[case], NO_DAY),
    }


@writes("children_looked_after")
def children_looked_after(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of children looked after: the latest episode of each child in each year to 31 March."""
    children, care = Children(lives, shared), lives.care
    cases, periods, episodes = care.cases, care.periods, care.episodes
    episode, count = _counted(episodes.start, episodes.end, view.years)
    child = cases.child[periods.case[episodes.period[episode]]]
    order = np.lexsort((episodes.start[episode], child, count))
    last = np.r_[(child[order][1:] != child[order][:-1]) | (count[order][1:] != count[order][:-1]), True]
    kept = order[last[: len(order)]]
    episode, count, child = episode[kept], count[kept], child[kept]
    period, march = episodes.period[episode], _march(count)
    start, end = periods.start[period], periods.end[period]
    april, october = MONTH_START[(count - 1971) * 12 + 3], MONTH_START[(count - 1971) * 12 + 9]
    there = end > march
    over = episodes.end[episode] <= march
    leaving = LEAVING_CODES[episodes.leaving[episode]]
    split = count >= HOME_SPLIT_FROM
    leaving[split & (episodes.leaving[episode] == Leaving.HOME_PLANNED)] = "E4A"
    leaving[split & (episodes.leaving[episode] == Leaving.HOME_UNPLANNED)] = "E4B"
    age = children.age(child, count - 1, 8)
    in_year = np.minimum(end, march + 1) - np.maximum(start, april)
    school_age = (age >= 4) & (age <= 15)
    fields = {
        "cla_PupilMatchingRefAnonymous": children.pmr[child],
        "cla_PROCESSING_YEAR": count,
        "cla_CLA_LA_anon": children.district(child, count),
        "cla_SEX": np.where(children.female[child], "2", "1").astype(object),
        "cla_AGE_AUG": age,
        "cla_ETHNIC": children.ethnicity[child],
        "cla_UASC_STATUS": periods.unaccompanied[period],
        "cla_POC_START": start,
        "cla_POC_LENGTH": (np.minimum(end, march) - start) * 100 // 3044,
        "cla_CAT_NEED": NEED_CODES[cases.need[periods.case[period]]],
        "cla_EPI_IDX": children.row_id(len(episodes.start), "CLA episode")[episode],
        "cla_DATE_EPI_COMM": episodes.start[episode],
        "cla_DATE_EPI_CEASED": np.where(over, episodes.end[episode], NO_DAY),
        "cla_LEGAL STATUS": LEGAL_CODES[episodes.legal[episode]],
        "cla_PLACEMENT": PLACEMENT_CODES[episodes.placement[episode]],
        "cla_REC": np.where(over, leaving, STILL_LOOKED_AFTER).astype(object),
        "cla_CLA_31_MARCH": there,
        "cla_CLA_6_MONTHS": there & (start <= october),
        "cla_CLA_12_MONTHS": there & (start <= april),
        "CLA_CLA_PP_1_DAY": school_age,
        "CLA_CLA_PP_6_MONTHS": school_age & (in_year >= 183),
        "CLA_CLA_OC3": (start <= april) & (children.age(child, count - 1, 3) == 16),
    }
    return in_their_years(view, count, fields)
