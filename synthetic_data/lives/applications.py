"""Applications to university at eighteen: who applies, where, what is offered, held and taken up, what is predicted.

Whoever starts at university straight after sixth form or college was placed, and so was a part of those who start a
year later: they deferred. That part rises over the years, so that about the published share of eighteen-year-olds is
placed in 2020; it is larger than in life, since fewer people here start straight away. Others were not placed.
Published for 2019 or 2020 are the shares with an offer and placed at their first choice, and the rate of entry (UCAS);
**that predictions run ahead for about three in four is from memory**; all else is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import logistic
from synthetic_data.lives.advanced import A_STAR_FROM, Advanced, Award
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.courses import UNIVERSITIES, Courses, Instances, Level
from synthetic_data.lives.higher_education import NEVER, HigherEducation
from synthetic_data.lives.routes import Activity, Routes
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

AFTER = 2
"""Academic years from the end of Key Stage 4 to that in which people apply, at eighteen."""
MOST_CHOICES = 5
ADJUSTMENT_FROM = 2009
"""First cycle in which who did better than expected could go elsewhere."""


class Acceptance(IntEnum):
    """How somebody is placed."""

    NOT_PLACED = 0
    FIRM = 1
    INSURANCE = 2
    CLEARING = 3
    DIRECT_CLEARING = 4
    ADJUSTMENT = 5
    EXTRA = 6
    PRIOR = 7
    """By a record of an acceptance that was made before."""
    OTHER_CHOICE = 8


class Decision(IntEnum):
    """What a university has decided by the end of June."""

    NONE = 0
    CONDITIONAL = 1
    UNCONDITIONAL = 2
    INTERVIEW = 3
    PENDING = 4
    OTHER_COURSE = 5
    REJECTED = 6
    REJECTED_BY_DEFAULT = 7
    FULL = 8
    WITHDRAWN = 9


class Reply(IntEnum):
    """What an applicant has replied by then."""

    NONE = 0
    FIRM = 1
    INSURANCE = 2
    DECLINED_BY_DEFAULT = 3
    DECLINED = 4
    CANCELLED = 5


class Unconditional(IntEnum):
    """Kinds of offers without conditions."""

    NO = 0
    IF_FIRM = 1
    """Becomes unconditional if held as the first choice."""
    DIRECT = 2
    OTHER = 3


NOT_THROUGH_UCAS = 0.02
DEFERS_FROM, DEFERS = (2005, 2018), (0.20, 0.84)
"""Cohorts between which the share of later entrants who were placed at eighteen rises, and from and to what."""
STAYS_AWAY = 0.03
"""Share of those with a result at Level 3 who never go who were placed all the same."""
NOT_PLACED, NOT_PLACED_SLOPE = -1.55, 0.4
"""Log-odds of applying without being placed, of others with a result at Level 3."""
CHOICES = (0.03, 0.06, 0.12, 0.27, 1.0)
"""Cumulative shares with one choice, two, and so on."""
SPREAD, REACH = 11.0, 4.0
"""Spread of choices around where someone ends up, in universities by what they ask for, and how much higher it lies."""
OFFERED, OFFERED_BY_REACH, OFFERED_UNPLACED = 1.25, -0.075, -1.5
"""Log-odds of an offer, how they fall with each university up the order, and less for who is not placed in the end."""
SOME_OFFER = 0.30
"""Share of those without any offer so far who get one in the end."""
ROUTES = {
    Acceptance.INSURANCE: 0.095, Acceptance.CLEARING: 0.085, Acceptance.DIRECT_CLEARING: 0.035,
    Acceptance.ADJUSTMENT: 0.004, Acceptance.EXTRA: 0.010, Acceptance.PRIOR: 0.012, Acceptance.OTHER_CHOICE: 0.023,
}  # fmt: skip
"""Shares of those placed who are not at their first choice."""
LOST, BY_MISS = -1.10, 1.0
"""Log-odds of not being placed there, and what missing one's predictions by a standard deviation adds."""
UNCONDITIONAL_SHARE = {2013: 0.010, 2014: 0.03, 2015: 0.06, 2016: 0.08, 2017: 0.10, 2018: 0.14, 2019: 0.16,
                       2020: 0.12, 2021: 0.05}  # fmt: skip
"""Share of offers with an unconditional part; before, as in the first of these years."""
KINDS_OF_UNCONDITIONAL = (0.55, 0.88, 1.0)
NO_CONDITIONAL_UNCONDITIONAL_FROM = 2021
INSURES, DEFAULTS, CANCELS = 0.85, 0.12, 0.01
OPTIMISM, OPTIMISM_SPREAD, PREDICTION_NOISE, TEACHERS_OPTIMISM = 0.60, 0.33, 0.60, 0.10
"""Grades a subject by which predictions run ahead, their spreads, and the same in years of teachers' grades."""
TEACHERS = (2020, 2021)


@dataclass(frozen=True)
class Applications:
    """One value an applicant, then one an application and one a predicted grade; both sorted by applicant."""

    person: NDArray[np.int64]
    cycle: NDArray[np.int64]
    """Year of the cycle: that of the summer in which most are placed."""
    route: NDArray[np.int64]
    deferred: NDArray[np.bool_]
    """Placed for the year after."""
    applicant: NDArray[np.int64]
    """Place among the applicants."""
    university: NDArray[np.int64]
    subject: NDArray[np.int64]
    """Place in ``courses.SUBJECTS``."""
    main_scheme: NDArray[np.bool_]
    """Chosen by the end of June."""
    decision: NDArray[np.int64]
    reply: NDArray[np.int64]
    unconditional: NDArray[np.int64]
    accepted: NDArray[np.bool_]
    """Where the applicant is placed."""
    made: NDArray[np.int64]
    """How an application came about: a place in ``Acceptance``, ``FIRM`` for choices of the main scheme."""
    predicted_entry: NDArray[np.int64]
    """Place among the entries of ``Advanced``."""
    predicted: NDArray[np.int64]
    """Grade in the scale of that entry."""

    @property
    def placed(self) -> NDArray[np.bool_]:
        return self.route != Acceptance.NOT_PLACED


def _predictions(
    rng: np.random.Generator, advanced: Advanced, people: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return entries with a prediction, the grade predicted, and by how much each person falls short of it all."""
    own = OPTIMISM_SPREAD * rng.normal(size=people)
    noise = PREDICTION_NOISE * rng.normal(size=len(advanced.person))
    entry = np.flatnonzero(advanced.finished & ~advanced.second & (advanced.award != Award.AS_LEVEL))
    person, year, grade = advanced.person[entry], advanced.year[entry], advanced.grade[entry].astype(np.int64)
    optimism = np.where(np.isin(year, TEACHERS), TEACHERS_OPTIMISM, OPTIMISM)
    ahead = np.floor(np.round(0.5 + optimism + own[person] + noise[entry], 4)).astype(np.int64)
    applied = advanced.award[entry] == Award.VOCATIONAL
    size = advanced.size[entry].astype(np.int64)
    top = np.where(applied, 3 * size, np.where(year < A_STAR_FROM, 5, 6))
    predicted = np.clip(grade + ahead * np.where(applied, size, 1), np.where(applied, 0, 1), top)
    short = np.bincount(person, weights=predicted - grade, minlength=people)
    return entry, predicted, short.astype(np.float64)


def make_applications(
    plan: Plan,
    block: int,
    people: People,
    attainment: Attainment,
    higher: HigherEducation,
    routes: Routes,
    courses: Courses,
    advanced: Advanced,
    instances: Instances,
) -> Applications:
    """Return the applications at eighteen of the people of one block."""
    rng = stream(plan.seed, "applications", block)
    n, cohort, score = len(people), people.cohort.astype(np.int64), attainment.score
    entry, predicted, short = _predictions(rng, advanced, n)
    u = rng.random((7, n))
    defers = np.round(np.interp(cohort, DEFERS_FROM, DEFERS), 4)
    straight = (higher.entry == 3) & (u[0] >= NOT_THROUGH_UCAS)
    deferred = (higher.entry == 4) & (u[0] < defers)
    has_result = advanced.ends > 0
    stays_away = (higher.entry == NEVER) & has_result & (u[0] < STAYS_AWAY)
    placed = straight | deferred | stays_away
    studies = np.isin(routes.activity[:, AFTER], (Activity.SIXTH_FORM, Activity.COLLEGE))
    tries = ~placed & has_result & studies & (u[1] < logistic(NOT_PLACED + NOT_PLACED_SLOPE * score))
    person = np.flatnonzero(placed | tries)
    m, is_placed = len(person), placed[person]
    cycle = cohort[person] + AFTER

    # Results below what was predicted lead to other places than the first choice.
    against = BY_MISS * np.clip((short[person] - 1.5) / 1.8, -2, 2)
    elsewhere = sum(ROUTES.values())
    lost = u[2][person] < logistic(against + LOST)
    which = np.searchsorted(
        np.round(np.cumsum(list(ROUTES.values())) / elsewhere, 6), u[3][person], side="right"
    )
    route = np.where(lost, np.array(list(ROUTES))[np.minimum(which, len(ROUTES) - 1)], Acceptance.FIRM)
    route = np.where((route == Acceptance.ADJUSTMENT) & (cycle < ADJUSTMENT_FROM), Acceptance.CLEARING, route)
    route = np.where(is_placed, route, Acceptance.NOT_PLACED)

    university = (u[4] * UNIVERSITIES).astype(np.int64)
    degree = instances.level == Level.FIRST_DEGREE
    university[instances.person[degree]] = instances.university[degree]
    home = university[person]
    subject = courses.subject[person].astype(np.int64)

    late = np.isin(route, (Acceptance.DIRECT_CLEARING, Acceptance.PRIOR))
    count = np.where(late, 0, 1 + np.searchsorted(CHOICES, u[5][person], side="right"))
    count = np.where(np.isin(route, (Acceptance.INSURANCE, Acceptance.CLEARING)), np.maximum(count, 2), count)
    places = np.arange(MOST_CHOICES)
    real = places < count[:, None]
    around = home[:, None] + REACH + SPREAD * rng.normal(size=(m, MOST_CHOICES))
    where = np.clip(np.rint(around), 0, UNIVERSITIES - 1).astype(np.int64)
    v = rng.random((7, m, MOST_CHOICES))
    other = np.where(
        courses.second[person] == courses.subject[person], courses.third[person], courses.second[person]
    )
    what = np.where(v[0] < 0.85, subject[:, None], other[:, None].astype(np.int64))

    # The first of the choices is held firmly, the second as insurance; who is placed by either has that one.
    at_firm = np.isin(route, (Acceptance.FIRM, Acceptance.OTHER_CHOICE))
    at_insurance = route == Acceptance.INSURANCE
    where[at_firm, 0], what[at_firm, 0] = home[at_firm], subject[at_firm]
    where[at_insurance, 1], what[at_insurance, 1] = home[at_insurance], subject[at_insurance]
    odds = (
        OFFERED + OFFERED_BY_REACH * (where - home[:, None] - REACH) + OFFERED_UNPLACED * ~is_placed[:, None]
    )
    offered = real & (v[1] < logistic(odds))
    offered[at_firm | at_insurance | (route == Acceptance.ADJUSTMENT), 0] = True
    offered[at_insurance, 1] = True
    in_extra = route == Acceptance.EXTRA
    offered[in_extra] = False
    without = ~offered.any(axis=1) & (count > 0) & ~in_extra
    some = without & (u[6][person] < SOME_OFFER)
    offered[some, 0] = True
    offered &= real

    share = np.array([UNCONDITIONAL_SHARE.get(year, 0.01) for year in range(2000, 2030)])[cycle - 2000]
    free = offered & (v[2] < share[:, None])
    kind = 1 + np.searchsorted(KINDS_OF_UNCONDITIONAL, v[3], side="right")
    kind = np.where(
        (kind == 1) & (cycle >= NO_CONDITIONAL_UNCONDITIONAL_FROM)[:, None], Unconditional.DIRECT, kind
    )
    unconditional = np.where(free, kind, Unconditional.NO)

    # Replies: the first offer is firm, the next insurance unless the first is without conditions.
    rank = np.where(offered, np.cumsum(offered, axis=1), 0)
    holds = ~(offered.any(axis=1) & ~is_placed & (u[2][person] < 0.25))
    # Who is placed at another choice than these had not replied by the end of June.
    silent = route == Acceptance.OTHER_CHOICE
    firm = (rank == 1) & (holds & ~silent)[:, None]
    firm_free = (firm & (unconditional != Unconditional.NO)).any(axis=1)
    insures = ((v[4][:, 0] < INSURES) & ~firm_free) | at_insurance
    insurance = (rank == 2) & (holds & insures & ~silent)[:, None]
    unconditional[at_insurance, 0] = Unconditional.NO
    reply = np.where(
        firm,
        Reply.FIRM,
        np.where(
            insurance,
            Reply.INSURANCE,
            np.where(
                v[5] < DEFAULTS,
                Reply.DECLINED_BY_DEFAULT,
                np.where(v[5] > 1 - CANCELS, Reply.CANCELLED, Reply.DECLINED),
            ),
        ),
    )
    reply = np.where(offered & ~(silent[:, None] & (rank == 1)), reply, Reply.NONE)
    turns = np.isin(unconditional, (Unconditional.DIRECT, Unconditional.OTHER))
    turns |= (unconditional == Unconditional.IF_FIRM) & firm
    refusals = np.array(
        [Decision.REJECTED, Decision.WITHDRAWN, Decision.REJECTED_BY_DEFAULT, Decision.PENDING, Decision.INTERVIEW,
         Decision.FULL, Decision.OTHER_COURSE, Decision.NONE]
    )  # fmt: skip
    refused = refusals[np.searchsorted((0.83, 0.93, 0.965, 0.98, 0.985, 0.99, 0.995), v[6], side="right")]
    decision = np.where(offered, np.where(turns, Decision.UNCONDITIONAL, Decision.CONDITIONAL), refused)
    accepted = np.zeros((m, MOST_CHOICES), dtype=bool)
    accepted[at_firm, 0] = True
    accepted[at_insurance, 1] = True

    row, place = np.nonzero(real)
    more = np.flatnonzero(is_placed & ~at_firm & ~at_insurance)
    applicant = np.concatenate([row, more])
    order = np.argsort(applicant, kind="stable")
    extra = in_extra[more]

    def joined(choices: NDArray, late_ones: NDArray) -> NDArray:
        return np.concatenate([choices[row, place], late_ones])[order]

    of_applicants = np.isin(advanced.person[entry], person)
    return Applications(
        person=person,
        cycle=cycle,
        route=route,
        deferred=deferred[person],
        applicant=applicant[order],
        university=joined(where, home[more]),
        subject=joined(what, subject[more]),
        main_scheme=joined(real, np.zeros(len(more), dtype=bool)),
        decision=joined(decision, np.where(extra, Decision.CONDITIONAL, Decision.NONE)),
        reply=joined(reply, np.where(extra, Reply.FIRM, Reply.NONE)),
        unconditional=joined(unconditional, np.zeros(len(more), dtype=np.int64)),
        accepted=joined(accepted, np.ones(len(more), dtype=bool)),
        made=joined(np.full((m, MOST_CHOICES), Acceptance.FIRM), route[more]),
        predicted_entry=entry[of_applicants],
        predicted=predicted[of_applicants],
    )
