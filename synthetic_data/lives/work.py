"""Jobs, month by month: who starts, leaves or changes one, with whom, and on which days.

A person has at most one main and one second job at a time. Each month people with a job may leave work or change
employer, and people without may start; the chances depend on study, years after Key Stage 4, and the person's
attachment to work. Days within the month are real, so jobs overlap, abut or leave gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import MONTH_START, month_number
from synthetic_data.chance import logistic
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.families import FIRST_YEAR, Families
from synthetic_data.lives.firms import firms
from synthetic_data.lives.higher_education import YEARS_AFTER, HigherEducation
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.jobs import JobKind, Jobs, Ledger
from synthetic_data.lives.parameters import ATTACHMENT, LAST_YEAR, LEAVE_WORK, START_WORK, by_year
from synthetic_data.lives.routes import STUDY, Activity, Routes
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.self_employment import SelfEmployment
from synthetic_data.people import ASIAN_CODES, BLACK_CODES, People
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

STATUSES = ("other", "student", "university", "apprentice")
OTHER, STUDENT, UNIVERSITY, APPRENTICE = range(4)
NO_JOB = -1
SUMMER = (7, 8)
"""Months in which students have their long holiday."""
TERM_STARTS = (9, 10)
ATTACHED_STARTS, ATTACHED_STAYS = 0.55, 0.80
"""Shift of the log-odds of starting and of staying by one standard deviation of attachment."""
HOLIDAY_STARTS, CHRISTMAS_STARTS, TERM_ENDS_HOLIDAY_JOB = 1.4, 0.6, 3.0
CHANGES_EMPLOYER = (0.035, 0.035, 0.032, 0.028, 0.022, 0.019, 0.013)
OUTGROWS_JOB, SAME_EMPLOYER = 0.16, 0.4
"""Monthly chance of swapping a student's job for a regular one after study (or the reverse), and share who stay put."""
ABUTS, OVERLAPS = 0.30, 0.20
"""Of changes of employer, share that start the next day, and share that start before the old job ends."""
LONGEST_OVERLAP, LONGEST_GAP = 14, 24
"""Days."""
FIRST_OF_MONTH = 0.25
SECOND_STARTS, SECOND_ENDS = 0.004, 0.09
OWN_DISTRICT = 0.75
NEW_CHILD_LEAVES, CHILD_LEAVES, CHILD_STARTS = 1.0, 0.15, -0.5
SELF_EMPLOYED_LEAVES, SELF_EMPLOYED_STARTS = 2.0, -2.5
_STATUS_OF = np.full(len(Activity), OTHER, dtype=np.int8)
"""Status by activity."""
_STATUS_OF[list(STUDY)] = STUDENT
_STATUS_OF[Activity.UNIVERSITY], _STATUS_OF[Activity.APPRENTICESHIP] = UNIVERSITY, APPRENTICE
FIRST_MONTH = month_number(2002, 7)
LAST_MONTH = month_number(2021, 3)


@dataclass(frozen=True)
class _Month:
    """One month, and where everyone stands in it."""

    of_year: int
    first_day: int
    days: int
    after: NDArray[np.int64]
    """Years after KS4, counted in tax years."""
    academic: NDArray[np.int64]
    """Academic years after KS4."""
    status: NDArray[np.int8]
    abroad: NDArray[np.bool_]
    own_business: NDArray[np.bool_]
    """Lives on self-employment alone."""
    since_child: NDArray[np.int64]
    """Months since the first child was born; negative before."""

    @property
    def holiday(self) -> bool:
        return self.of_year in SUMMER

    @property
    def studies(self) -> NDArray[np.bool_]:
        return (self.status == STUDENT) | (self.status == UNIVERSITY)

    def some_day(self, uniform: NDArray[np.float64]) -> NDArray[np.int32]:
        """Return a day of the month."""
        return self.first_day + (uniform * self.days).astype(np.int32)


class _LabourMarket:
    """The people of one block and the jobs they hold, moved on month by month."""

    def __init__(
        self,
        plan: Plan,
        block: int,
        people: People,
        homes: Homes,
        attainment: Attainment,
        higher: HigherEducation,
        routes: Routes,
        families: Families,
        self_employment: SelfEmployment,
    ) -> None:
        self.people, self.higher, self.routes = people, higher, routes
        self.families, self.self_employment = families, self_employment
        self.rng = stream(plan.seed, "work", block)
        self.employers = firms(plan)
        self.districts = places(plan).districts
        self.district = places(plan).district_of(homes.area[:, YEAR_11])
        self.cohort = people.cohort.astype(np.int64)
        self.traits: dict[str, NDArray[Any]] = {
            "poor": homes.free_meals[:, YEAR_11],
            "score": attainment.score,
            "Asian": people.in_groups(*ASIAN_CODES),
            "Black": people.in_groups(*BLACK_CODES),
        }
        self.shifts = {name: by_year(row) for name, row in ATTACHMENT.items()}
        self.starts = np.stack([by_year(START_WORK[status]) for status in STATUSES])
        self.leaves = np.stack([by_year(LEAVE_WORK[status]) for status in STATUSES])
        self.changes = by_year(CHANGES_EMPLOYER)
        self.ledger = Ledger()
        n = len(people)
        self.job, self.second = np.full(n, NO_JOB, dtype=np.int32), np.full(n, NO_JOB, dtype=np.int32)
        self.kind, self.firm = np.zeros(n, dtype=np.int8), np.zeros(n, dtype=np.int32)

    def month(self, number: int) -> _Month:
        """Return a month by its number since January 1970."""
        year, of_year = 1970 + number // 12, number % 12 + 1
        academic = year + (of_year >= 9) - self.cohort
        return _Month(
            of_year=of_year,
            first_day=int(MONTH_START[number]),
            days=int(MONTH_START[number + 1] - MONTH_START[number]),
            after=np.clip(year - (of_year < 4) - self.cohort, 0, LAST_YEAR),
            academic=academic,
            status=self._status(academic + (of_year in SUMMER)),
            abroad=self.families.abroad[:, max(year - (of_year < 9) - FIRST_YEAR, 0)],
            own_business=self.self_employment.only[:, year - (of_year < 4) - FIRST_YEAR],
            since_child=number - self.families.first_child.astype(np.int64),
        )

    def _status(self, academic: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return what everyone is busy with in an academic year; in summer that is the one to come."""
        rows = np.arange(len(academic))
        return _STATUS_OF[self.routes.activity[rows, np.clip(academic, 0, YEARS_AFTER - 1)]]

    def _attachment(self, month: _Month) -> NDArray[np.float64]:
        attachment = self.people.attachment
        for name, trait in self.traits.items():
            attachment = attachment + self.shifts[name][month.after] * trait
        return attachment + self.shifts["graduate"][month.after] * self.higher.graduated(month.academic)

    def _leave_log_odds(self, month: _Month, attachment: NDArray[np.float64]) -> NDArray[np.float64]:
        new_child = (month.since_child >= 0) & (month.since_child < 12)
        odds = self.leaves[month.status, month.after] - ATTACHED_STAYS * attachment
        odds = odds + NEW_CHILD_LEAVES * new_child + CHILD_LEAVES * (month.since_child >= 12)
        odds = odds + SELF_EMPLOYED_LEAVES * month.own_business
        odds = np.where(month.status == APPRENTICE, self.leaves[APPRENTICE, month.after], odds)
        if month.of_year in TERM_STARTS:
            odds = odds + TERM_ENDS_HOLIDAY_JOB * (self.kind == JobKind.HOLIDAY)
        return odds

    def _start_log_odds(self, month: _Month, attachment: NDArray[np.float64]) -> NDArray[np.float64]:
        odds = self.starts[month.status, month.after] + ATTACHED_STARTS * attachment
        odds = odds + CHILD_STARTS * (month.since_child >= 0) + SELF_EMPLOYED_STARTS * month.own_business
        if month.holiday or month.of_year == 12:
            odds = odds + (HOLIDAY_STARTS if month.holiday else CHRISTMAS_STARTS) * month.studies
        return np.where(month.status == APPRENTICE, self.starts[APPRENTICE, month.after], odds)

    def _outgrown(self, month: _Month) -> NDArray[np.bool_]:
        """Return whose job no longer fits what they do: a student's job after study, a regular one during it."""
        small = (self.kind == JobKind.STUDENT) | (self.kind == JobKind.HOLIDAY)
        apprentice = (self.kind == JobKind.APPRENTICE) != (month.status == APPRENTICE)
        return (small & ~month.studies) | ((self.kind == JobKind.REGULAR) & month.studies) | apprentice

    def step(self, number: int) -> None:
        """Move everyone through one month."""
        month, u = self.month(number), self.rng.random((10, len(self.people)))
        attachment, outgrown = self._attachment(month), self._outgrown(month)
        employed = self.job != NO_JOB
        out_of_school = number >= month_number(1970, 7) + 12 * (self.cohort - 1970)
        leaves = employed & ((u[0] < logistic(self._leave_log_odds(month, attachment))) | month.abroad)
        change = np.where(outgrown & (not month.holiday), OUTGROWS_JOB, self.changes[month.after])
        changes = employed & ~leaves & (u[1] < change)
        begins = ~employed & out_of_school & ~month.abroad
        begins &= u[0] < logistic(self._start_log_odds(month, attachment))

        ended, new = np.flatnonzero(leaves | changes), np.flatnonzero(changes | begins)
        self.ledger.end(self.job[ended], month.some_day(u[6, ended]))
        studies = month.studies[new]
        kind = np.select(
            [studies & month.holiday, studies, month.status[new] == APPRENTICE],
            [JobKind.HOLIDAY, JobKind.STUDENT, JobKind.APPRENTICE],
            JobKind.REGULAR,
        ).astype(np.int8)
        where = self._where(u[2, new], u[3, new], new)
        firm = self.employers.choose(where, studies, u[9, new])
        same = (changes & outgrown)[new] & (u[3, new] < SAME_EMPLOYER)
        firm = np.where(same, self.firm[new], firm)
        first_day = np.where(u[4, new] < FIRST_OF_MONTH, month.first_day, month.some_day(u[5, new]))
        gap = np.select(
            [u[7, new] < ABUTS, u[7, new] < ABUTS + OVERLAPS],
            [1, -(u[8, new] * LONGEST_OVERLAP).astype(np.int32)],
            2 + (u[8, new] * LONGEST_GAP).astype(np.int32),
        )
        day = np.where(changes[new], month.some_day(u[6, new]) + gap, first_day)
        self.job[leaves] = NO_JOB
        self.job[new] = self.ledger.start(new, day, firm, kind)
        self.kind[new], self.firm[new] = kind, firm
        self._second_jobs(month, u[2:4], leaves, changes | begins)

    def _where(
        self, own: NDArray[np.float64], elsewhere: NDArray[np.float64], rows: NDArray[np.intp]
    ) -> NDArray[np.int32]:
        """Return the district in which some people take up work."""
        return np.where(
            own < OWN_DISTRICT, self.district[rows], (elsewhere * self.districts).astype(np.int32)
        )

    def _second_jobs(
        self, month: _Month, places: NDArray[np.float64], leaves: NDArray[np.bool_], moved: NDArray[np.bool_]
    ) -> None:
        u = self.rng.random((3, len(self.people)))
        ends = np.flatnonzero((self.second != NO_JOB) & ((u[0] < SECOND_ENDS) | month.abroad | leaves))
        new = np.flatnonzero((self.second == NO_JOB) & (self.job != NO_JOB) & ~moved & (u[0] < SECOND_STARTS))
        self.ledger.end(self.second[ends], month.some_day(u[1, ends]))
        self.second[ends] = NO_JOB
        where = self._where(places[0, new], places[1, new], new)
        firm = self.employers.choose(where, month.studies[new], u[2, new])
        kind = np.full(len(new), JobKind.SECOND, dtype=np.int8)
        self.second[new] = self.ledger.start(new, month.some_day(u[1, new]), firm, kind)


def make_work(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    attainment: Attainment,
    higher: HigherEducation,
    routes: Routes,
    families: Families,
    self_employment: SelfEmployment,
) -> Jobs:
    """Return the jobs of the people of one block."""
    market = _LabourMarket(plan, block, people, homes, attainment, higher, routes, families, self_employment)
    for number in range(FIRST_MONTH, LAST_MONTH + 1):
        market.step(number)
    return market.ledger.jobs()
