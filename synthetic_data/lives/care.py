"""Children in need, child protection plans and children looked after.

Need comes to families under strain: it goes with poverty, with special needs and with lower attainment later, since it
is drawn from the same leanings as these. All rates are invented; directions follow what is generally known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import MONTH_START, month_number, school_year_start
from synthetic_data.chance import logistic, pick, waiting
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.homes import SCHOOL_YEARS, Homes
from synthetic_data.lives.schooling import STATEMENT, YEAR_11, Schooling
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import ETHNIC_GROUPS, FEMALE_SHARE, People
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class Need(IntEnum):
    """Why a child is in need."""

    ABUSE_OR_NEGLECT = 0
    DISABILITY = 1
    PARENTS_ILLNESS = 2
    ACUTE_STRESS = 3
    DYSFUNCTION = 4
    BEHAVIOUR = 5
    LOW_INCOME = 6
    ABSENT_PARENTS = 7


class Abuse(IntEnum):
    """What a child protection plan protects from."""

    NEGLECT = 0
    PHYSICAL = 1
    SEXUAL = 2
    EMOTIONAL = 3


class Closure(IntEnum):
    """Why a case was closed."""

    NO_LONGER_IN_NEED = 0
    AFTER_ASSESSMENT = 1
    OTHER_AUTHORITY = 2
    ADULT_SERVICES = 3
    ADOPTED = 4
    GUARDIANSHIP = 5


class Legal(IntEnum):
    """On what grounds a child is looked after."""

    ACCOMMODATED = 0
    INTERIM_ORDER = 1
    FULL_ORDER = 2
    PLACEMENT_ORDER = 3
    POLICE_PROTECTION = 4


class Placement(IntEnum):
    """Where a looked-after child lives."""

    FOSTER_CARER = 0
    RELATIVE = 1
    CHILDRENS_HOME = 2
    PARENTS = 3
    SEMI_INDEPENDENT = 4
    RESIDENTIAL_SCHOOL = 5
    SECURE_HOME = 6
    ADOPTERS = 7


class Leaving(IntEnum):
    """Why an episode of care ended; ``MOVED`` if another followed on the same day."""

    MOVED = 0
    HOME_PLANNED = 1
    HOME_UNPLANNED = 2
    ADOPTED = 3
    GUARDIAN = 4
    INDEPENDENT = 5
    OTHER = 6


REFERRED, REFERRED_ADVERSITY, REFERRED_POOR = -3.75, 1.0, 0.5
"""Log-odds of being referred in a school year."""
NO_ACTION, NO_ACTION_DAYS = 0.25, 45
DAYS_IN_NEED = 220
"""Mean length of a case."""
LOOKED_AFTER, LOOKED_AFTER_ADVERSITY = -4.1, 0.75
"""Log-odds that a case leads to care."""
IN_CARE_BEFORE_SCHOOL, IN_CARE_ADVERSITY = -7.3, 1.2
LASTING_CARE, SHORT_CARE_DAYS = 0.5, 240
ADOPTED_BELOW_AGE, ADOPTED, ADOPTED_AFTER_DAYS = 6, 0.6, 350
UNACCOMPANIED = 0.5
"""Share of poor children who arrive at thirteen or later that come without their parents."""
PROTECTED, PROTECTED_ADVERSITY, PLAN_DAYS = -1.5, 0.35, 260
"""Log-odds of a child protection plan in a lasting case of abuse, stress or dysfunction."""
CATEGORY_CHANGES = 0.06
EPISODE_DAYS, MOST_EPISODES = 330, 25
UNATTACHED_SHARE = 0.06
"""Children under school age in need, who are too young for everything else in LEO, per person of a block."""
UNATTACHED_BORN = month_number(2005, 9), month_number(2020, 12)
NEEDS = np.cumsum([0.56, 0.05, 0.03, 0.10, 0.16, 0.04, 0.02, 0.04])
ABUSES = np.cumsum([0.46, 0.11, 0.05, 0.38])
REFERRAL_SOURCES = ("individual", "school", "health", "authority", "police", "court", "other")
SOURCES = np.cumsum([0.10, 0.18, 0.15, 0.14, 0.28, 0.04, 0.11])
PROTECTABLE = (Need.ABUSE_OR_NEGLECT, Need.ACUTE_STRESS, Need.DYSFUNCTION)


@dataclass(frozen=True)
class Young:
    """Children under school age: none of them is a person of the population."""

    birth: NDArray[np.int64]
    """Month of birth, counted from January 1970."""
    female: NDArray[np.bool_]
    ethnicity: NDArray[np.int8]
    district: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.birth)


@dataclass(frozen=True)
class Cases:
    """Times in which a child was known to social care; one value a case. Cases of a child do not overlap."""

    child: NDArray[np.int64]
    """Place among the people of the block, and after them among the young children."""
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    need: NDArray[np.int8]
    source: NDArray[np.int8]
    """Place in ``REFERRAL_SOURCES``."""
    no_action: NDArray[np.bool_]
    closure: NDArray[np.int8]


@dataclass(frozen=True)
class ProtectionPlans:
    """Child protection plans, each within one case."""

    case: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    first_category: NDArray[np.int8]
    last_category: NDArray[np.int8]
    earlier: NDArray[np.int64]
    """Number of plans before."""


@dataclass(frozen=True)
class Periods:
    """Unbroken periods of being looked after, each within one case."""

    case: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    unaccompanied: NDArray[np.bool_]


@dataclass(frozen=True)
class Episodes:
    """Episodes of care: a new one whenever placement or legal status changes within a period."""

    period: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    legal: NDArray[np.int8]
    placement: NDArray[np.int8]
    leaving: NDArray[np.int8]


@dataclass(frozen=True)
class Care:
    """Care and need of the children of one block."""

    young: Young
    cases: Cases
    plans: ProtectionPlans
    periods: Periods
    episodes: Episodes
    in_need: NDArray[np.bool_]
    """People x school years: known to social care for more than a first look at some time in the school year."""
    looked_after: NDArray[np.bool_]
    """People x school years: looked after at some time in the school year."""


def _young(plan: Plan, block: int, count: int) -> Young:
    rng = stream(plan.seed, "young children", block)
    shares = np.cumsum([group.share for group in ETHNIC_GROUPS])
    return Young(
        birth=rng.integers(*UNATTACHED_BORN, count, dtype=np.int64),
        female=rng.random(count) < FEMALE_SHARE,
        ethnicity=pick(np.round(shares / shares[-1], 6), rng.random(count)).astype(np.int8),
        district=pick(places(plan).district_share, rng.random(count)).astype(np.int32),
    )


def _apart(child: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which cases stay, sorted by child and start, when none may begin before the last one has ended."""
    stays = np.ones(len(child), dtype=bool)
    first = np.r_[True, child[1:] != child[:-1]]
    rank = np.arange(len(child)) - np.maximum.accumulate(np.where(first, np.arange(len(child)), 0))
    last_end = np.full(int(child.max(initial=-1)) + 1, np.iinfo(np.int64).min)
    for place in range(int(rank.max(initial=-1)) + 1):
        rows = np.flatnonzero(rank == place)
        free = start[rows] > last_end[child[rows]]
        stays[rows] = free
        last_end[child[rows[free]]] = end[rows[free]]
    return stays


def touched(
    people: People, child: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return people x school years: whether one of the times (of people) touches the school year."""
    found = np.zeros((len(people), SCHOOL_YEARS), dtype=bool)
    for year in range(SCHOOL_YEARS):
        ends_in = people.cohort[child].astype(np.int64) - YEAR_11 + year
        opens, closes = school_year_start(ends_in), school_year_start(ends_in + 1)
        found[child[(start < closes) & (end >= opens)], year] = True
    return found


def make_care(
    plan: Plan, block: int, people: People, homes: Homes, schooling: Schooling, attainment: Attainment
) -> Care:
    """Return care and need of the children of one block."""
    rng = stream(plan.seed, "care", block)
    n = len(people)
    cohort = people.cohort.astype(np.int64)
    young = _young(plan, block, round(UNATTACHED_SHARE * n))
    birth = np.concatenate(
        [
            (people.birth_year.astype(np.int64) - 1970) * 12 + people.birth_month - 1,
            young.birth,
        ]
    )
    grown_up = _first_day(birth + 18 * 12)
    of_people = (
        -0.45 * people.income
        + 0.30 * people.need
        - 0.30 * attainment.score
        - 0.80 * people.independent
        + 0.75 * rng.normal(size=n)
    )
    of_young = 0.6 + 0.7 * rng.normal(size=len(young))
    strain = np.round(np.concatenate([of_people, of_young]), 4)
    state = schools(plan).kind[schooling.school] != SchoolKind.INDEPENDENT
    state &= schooling.school != NO_SCHOOL
    # A day in care shows in the results at Key Stage 4, where it counts like free meals in the last six years.
    disadvantaged = (homes.free_meals & state)[:, YEAR_11 - 5 : YEAR_11 + 1].any(axis=1)

    # Referrals in the years at school, from before it, and of those who came on their own.
    year = np.arange(SCHOOL_YEARS)
    chance = logistic(REFERRED + REFERRED_ADVERSITY * strain[:n, None] + REFERRED_POOR * homes.free_meals)
    here = (year > people.arrival[:, None]) | (people.arrival[:, None] == 0)
    happens = here & (rng.random((n, SCHOOL_YEARS)) < chance)
    at_school, in_year = np.nonzero(happens)
    days_in = rng.integers(0, 365, len(at_school), dtype=np.int64)
    before = np.flatnonzero(
        (rng.random(n) < logistic(IN_CARE_BEFORE_SCHOOL + IN_CARE_ADVERSITY * strain[:n]))
        & (people.arrival == 0)
    )
    alone = np.flatnonzero(
        (people.arrival >= 9)
        & disadvantaged
        & ~people.english
        & ~people.independent
        & (rng.random(n) < UNACCOMPANIED)
    )
    infants = n + np.arange(len(young), dtype=np.int64)
    child = np.concatenate([at_school, before, alone, infants])
    start = np.concatenate(
        [
            school_year_start(cohort[at_school] - YEAR_11 + in_year) + days_in,
            school_year_start(cohort[before] - YEAR_11) - rng.integers(30, 1200, len(before), dtype=np.int64),
            schooling.entry[alone, people.arrival[alone]] - rng.integers(5, 60, len(alone), dtype=np.int64),
            _first_day(young.birth) + rng.integers(0, 1500, len(young), dtype=np.int64),
        ]
    ).astype(np.int64)
    kind = np.repeat([0, 1, 2, 0], [len(at_school), len(before), len(alone), len(infants)])
    order = np.lexsort((start, child))
    child, start, kind = child[order], start[order], kind[order]
    early, unaccompanied = kind == 1, kind == 2

    count = len(child)
    u = rng.random((10, count))
    need = pick(NEEDS, u[0]).astype(np.int8)
    stated = np.r_[schooling.support[:, YEAR_11] == STATEMENT, np.zeros(len(young), dtype=bool)][child]
    need[stated & (u[1] < 0.55)] = Need.DISABILITY
    need[early] = Need.ABUSE_OR_NEGLECT
    need[unaccompanied] = Need.ABSENT_PARENTS
    forced = early | unaccompanied
    no_action = (u[2] < NO_ACTION) & ~forced
    length = np.where(no_action, 3 + u[3] * NO_ACTION_DAYS, 30 + waiting(u[3]) * DAYS_IN_NEED)
    end = start + np.rint(length).astype(np.int64)

    # Being looked after: until home, adopters or guardians are found, or until adulthood.
    age = (start - _first_day(birth[child])) // 365
    cared = forced | (~no_action & (u[4] < logistic(LOOKED_AFTER + LOOKED_AFTER_ADVERSITY * strain[child])))
    care_start = start + np.where(forced, 0, np.rint(90 * u[5])).astype(np.int64)
    lasting = forced | (u[6] < LASTING_CARE)
    own = np.minimum(child, n - 1)
    counted = np.r_[disadvantaged, np.ones(len(young), dtype=bool)][child]
    adopted = lasting & (age < ADOPTED_BELOW_AGE) & (u[7] < ADOPTED) & counted & ~unaccompanied
    days = np.where(adopted, 0.7 + 0.6 * u[8], waiting(u[8])) * np.where(
        adopted, ADOPTED_AFTER_DAYS, SHORT_CARE_DAYS
    )
    care_end = np.where(
        lasting & ~adopted, grown_up[child] - 1, care_start + 5 + np.rint(days).astype(np.int64)
    )
    # Those who do not count as disadvantaged at Key Stage 4 were not in care in the year before.
    last = _first_day((cohort[own] - 1971) * 12 + 3) - 1
    barred = ~counted & (care_start <= last + 520) & (care_start > last)
    cut = ~counted & (care_start <= last) & (care_end > last)
    cared &= ~barred
    care_end = np.minimum(np.where(cut, last, care_end), grown_up[child] - 1)
    end = np.minimum(np.where(cared, np.maximum(end, care_end), end), grown_up[child] - 1)
    stays = (start < grown_up[child] - 30) & (end > start) & (~cared | (care_end > care_start))
    keep = np.flatnonzero(stays)
    keep = keep[_apart(child[keep], start[keep], end[keep])]

    closure = np.where(no_action, Closure.AFTER_ASSESSMENT, Closure.NO_LONGER_IN_NEED)
    closure = np.where(~no_action & (u[9] < 0.05), Closure.OTHER_AUTHORITY, closure)
    of_age = end >= grown_up[child] - 1
    closure = np.where(of_age & (need == Need.DISABILITY), Closure.ADULT_SERVICES, closure)
    guardians = adopted & (u[9] < 0.4)
    closure = np.where(
        cared & adopted & (end == care_end),
        np.where(guardians, Closure.GUARDIANSHIP, Closure.ADOPTED),
        closure,
    )
    cases = Cases(
        child=child[keep],
        start=start[keep],
        end=end[keep],
        need=need[keep],
        source=pick(SOURCES, rng.random(count)).astype(np.int8)[keep],
        no_action=no_action[keep],
        closure=closure[keep].astype(np.int8),
    )
    plans = _plans(rng, cases, strain)
    kept = np.zeros(count, dtype=bool)
    kept[keep] = True
    place = np.cumsum(kept) - 1
    into = np.flatnonzero(cared & kept)
    periods = Periods(place[into], care_start[into], care_end[into], unaccompanied[into])
    left = np.where(
        of_age, Leaving.INDEPENDENT, np.where(u[1] < 0.8, Leaving.HOME_PLANNED, Leaving.HOME_UNPLANNED)
    )
    left = np.where(cut & (u[1] < 0.5), Leaving.OTHER, left)
    left = np.where(adopted, np.where(guardians, Leaving.GUARDIAN, Leaving.ADOPTED), left)
    episodes = _episodes(rng, periods, birth[child[into]], left[into], adopted[into])

    known = (cases.child < n) & ~cases.no_action
    period_child = cases.child[periods.case]
    cared_for = period_child < n
    return Care(
        young=young,
        cases=cases,
        plans=plans,
        periods=periods,
        episodes=episodes,
        in_need=touched(people, cases.child[known], cases.start[known], cases.end[known]),
        looked_after=touched(
            people, period_child[cared_for], periods.start[cared_for], periods.end[cared_for]
        ),
    )


def _first_day(month: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the first day of months, also of those beyond the calendar's end."""
    last = len(MONTH_START) - 1
    return MONTH_START[np.minimum(month, last)].astype(np.int64) + 30 * np.maximum(month - last, 0)


def _plans(rng: np.random.Generator, cases: Cases, strain: NDArray[np.float64]) -> ProtectionPlans:
    count = len(cases.child)
    u = rng.random((6, count))
    length = cases.end - cases.start
    log_odds = PROTECTED + PROTECTED_ADVERSITY * strain[cases.child]
    possible = np.isin(cases.need, PROTECTABLE) & ~cases.no_action & (length > 120)
    case = np.flatnonzero(possible & (u[0] < logistic(log_odds)))
    start = cases.start[case] + 15 + np.rint(45 * u[1][case]).astype(np.int64)
    end = start + 45 + np.rint(waiting(u[2][case]) * PLAN_DAYS).astype(np.int64)
    first = pick(ABUSES, u[3][case]).astype(np.int8)
    other = ((first + 1 + np.floor(3 * u[5][case])) % len(Abuse)).astype(np.int8)
    child = cases.child[case]
    new = np.r_[True, child[1:] != child[:-1]] if len(child) else np.zeros(0, dtype=bool)
    place = np.arange(len(child))
    return ProtectionPlans(
        case=case,
        start=start,
        end=np.minimum(end, cases.end[case]),
        first_category=first,
        last_category=np.where(u[4][case] < CATEGORY_CHANGES, other, first).astype(np.int8),
        earlier=place - np.maximum.accumulate(np.where(new, place, 0)),
    )


def _episodes(
    rng: np.random.Generator,
    periods: Periods,
    birth: NDArray[np.int64],
    left: NDArray[np.int64],
    adopted: NDArray[np.bool_],
) -> Episodes:
    still: NDArray[np.int64] = np.arange(len(periods.case), dtype=np.int64)
    now = periods.start.copy()
    found = []
    for place in range(MOST_EPISODES):
        found.append((still, now, np.full(len(still), place)))
        quick = 20 if place == 0 else 45
        after = now + quick + np.rint(waiting(rng.random(len(still))) * EPISODE_DAYS).astype(np.int64)
        goes_on = after < periods.end[still] - 10
        still, now = still[goes_on], after[goes_on]
    period, start, turn = (np.concatenate(part).astype(np.int64) for part in zip(*found, strict=True))
    order = np.lexsort((start, period))
    period, start, turn = period[order], start[order], turn[order]
    last = np.r_[period[1:] != period[:-1], True] if len(period) else np.zeros(0, dtype=bool)
    end = np.where(last, periods.end[period], np.r_[start[1:], 0][: len(start)])
    u = rng.random((3, len(period)))
    age = (start - _first_day(birth[period])) // 365
    alone = periods.unaccompanied[period]

    # One draw a period for the grounds, so that they move on and never back.
    path = rng.random(len(periods.case))[period]
    legal = np.where(path < 0.4, Legal.ACCOMMODATED, Legal.INTERIM_ORDER)
    legal = np.where((path >= 0.4) & (path < 0.47) & (turn == 0), Legal.POLICE_PROTECTION, legal)
    legal = np.where((path >= 0.4) & (turn >= 1), Legal.FULL_ORDER, legal)
    legal = np.where(adopted[period] & (turn >= 1), Legal.PLACEMENT_ORDER, legal)
    legal = np.where(alone, Legal.ACCOMMODATED, legal)
    placement = np.where(u[0] < 0.2, Placement.RELATIVE, Placement.FOSTER_CARER)
    placement = np.where((age >= 11) & (u[1] < 0.2), Placement.CHILDRENS_HOME, placement)
    placement = np.where((age >= 8) & (u[1] > 0.97), Placement.RESIDENTIAL_SCHOOL, placement)
    placement = np.where((age >= 13) & (u[2] < 0.015), Placement.SECURE_HOME, placement)
    placement = np.where((legal == Legal.FULL_ORDER) & (u[2] > 0.92) & ~alone, Placement.PARENTS, placement)
    placement = np.where((age >= 16) & (u[0] > 0.65), Placement.SEMI_INDEPENDENT, placement)
    placement = np.where((legal == Legal.PLACEMENT_ORDER) & last, Placement.ADOPTERS, placement)
    return Episodes(
        period=period,
        start=start,
        end=end,
        legal=legal.astype(np.int8),
        placement=placement.astype(np.int8),
        leaving=np.where(last, left[period], Leaving.MOVED).astype(np.int8),
    )
