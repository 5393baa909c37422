"""In which enterprise and industry each job is: by education, subject, sex, and what somebody's work is worth.

An employer of ``firms`` is a group of enterprises that pay alike, one in each industry, and a job there is with one
of them. The industries of graduates come from a table of subjects by industries: its margins are the subjects' shares
and the published industries of men and women one year after graduation (the Department for Education's dashboard,
https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard); what leads where is invented. So are
the industries of everyone else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import SCHOOL_YEAR_START
from synthetic_data.chance import pick
from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.courses import PLACES, SUBJECTS, Courses, subject_shares
from synthetic_data.lives.firms import SECTIONS, firms
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.lives.jobs import JobKind, Jobs
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

LETTERS = tuple(SECTIONS)
GRADUATES = {
    # per cent of men and of women one year after graduation; water, energy and mining are left out
    "A": (0.4, 0.3), "C": (7.2, 3.0), "F": (2.8, 0.9), "G": (13.1, 12.7), "H": (2.4, 1.3), "I": (5.7, 5.1),
    "J": (11.1, 5.0), "K": (7.1, 4.0), "L": (1.3, 1.2), "M": (15.4, 11.1), "N": (9.5, 7.2), "O": (4.0, 3.5),
    "P": (6.2, 14.1), "Q": (8.6, 26.4), "R": (3.1, 2.4), "S": (1.3, 1.4),
}  # fmt: skip
STILL_IN_STUDENT_JOBS = {"G": 3.3, "I": 2.8}
"""Per cent of graduates who are in these industries because they still hold the job they had as a student."""
LEADS_TO = {
    # times as many as among other subjects
    "business": {"K": 3.0, "M": 2.0, "G": 1.5, "L": 2.0, "Q": 0.4, "P": 0.3},
    "nursing": {"Q": 60.0},
    "creative arts": {"J": 1.5, "R": 2.0, "G": 1.6, "M": 1.5, "C": 1.3, "I": 1.5, "Q": 0.4},
    "education": {"P": 20.0, "Q": 1.2},
    "engineering": {"C": 5.0, "F": 4.0, "M": 2.5, "H": 2.0, "P": 0.3, "Q": 0.2},
    "computing": {"J": 7.0, "K": 1.5, "P": 0.6, "Q": 0.2},
    "performing arts": {"R": 5.0, "J": 1.5, "I": 2.0, "P": 1.4, "Q": 0.5},
    "sociology": {"Q": 2.0, "O": 2.5, "N": 1.3},
    "psychology": {"Q": 2.5, "P": 1.8},
    "allied health": {"Q": 25.0},
    "medicine": {"Q": 100.0},
    "biology and sport": {"Q": 1.4, "P": 1.6, "R": 3.0, "C": 1.3},
    "physical sciences": {"M": 2.0, "C": 2.0, "P": 1.3},
    "mathematics": {"K": 5.0, "P": 2.0, "M": 1.5},
    "economics and politics": {"K": 4.0, "O": 3.0, "M": 2.0, "Q": 0.3},
    "law": {"M": 6.0, "O": 2.0, "K": 1.5, "Q": 0.4},
    "media": {"J": 5.0, "M": 1.3, "Q": 0.3},
    "languages": {"P": 2.0, "J": 1.5, "N": 1.3},
    "history and philosophy": {"O": 2.0, "P": 1.4, "R": 1.5},
}
OTHERS = {
    # per cent: men and women without a degree, then with five good passes and without
    "A": (1.8, 0.5, 1.0, 1.3), "C": (13.0, 5.0, 8.5, 10.0), "F": (14.0, 1.5, 7.5, 8.5),
    "G": (18.0, 19.5, 18.5, 18.5), "H": (7.5, 2.5, 5.0, 6.0), "I": (7.5, 10.5, 8.0, 10.5),
    "J": (4.0, 2.5, 4.5, 2.0), "K": (2.5, 3.5, 4.5, 1.5), "L": (1.2, 1.8, 1.8, 1.2), "M": (4.5, 5.5, 6.5, 3.0),
    "N": (12.5, 10.0, 9.5, 14.0), "O": (3.0, 3.5, 4.0, 2.5), "P": (2.5, 9.0, 6.0, 5.0),
    "Q": (4.0, 20.5, 10.5, 12.0), "R": (2.5, 2.2, 2.5, 2.2), "S": (1.5, 2.0, 1.7, 1.8),
}  # fmt: skip
PAYS = {
    # how strongly those whose work is worth more go there
    "K": 0.45, "J": 0.40, "M": 0.35, "C": 0.20, "O": 0.20, "F": 0.15, "G": -0.15, "N": -0.20, "R": -0.30,
    "S": -0.30, "I": -0.60,
}  # fmt: skip
PAY_STEPS, PAY_STEP = 4, 2
"""The person's lasting effect on pay is cut to steps of a half, from two below the mean to two above."""
KEEPS_INDUSTRY = 0.55
"""Share of changes of employer within the same industry, of those who go on in the same kind of work."""
SMALL, APPRENTICE, PLAIN, GRADUATE = range(4)
"""Kinds of work: a student's or a second job, which is in the employer's own industry; and by education."""


@dataclass(frozen=True)
class Employers:
    """The enterprise of each job, in the order of ``Jobs``."""

    enterprise: NDArray[np.int64]
    section: NDArray[np.int8]
    """Place in ``SECTIONS``."""


@lru_cache(maxsize=1)
def _shares() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cumulative shares of sections: sex x subject x pay step for graduates, sex x passes x pay step for others."""
    subjects = subject_shares()
    student_job = np.array([STILL_IN_STUDENT_JOBS.get(letter, 0.0) for letter in LETTERS])
    target = np.array([GRADUATES[letter] for letter in LETTERS]).T - student_job
    target = target / target.sum(axis=1, keepdims=True)
    leads = np.ones((len(SUBJECTS), len(LETTERS)))
    for name, row in LEADS_TO.items():
        for letter, times in row.items():
            leads[PLACES[name], LETTERS.index(letter)] = times
    table = leads * target[:, None, :]
    # Fit the margins in turn: what a subject leads to stays, in proportion.
    for _ in range(200):
        table = table * (subjects / table.sum(axis=2))[:, :, None]
        table = table * (target / table.sum(axis=1))[:, None, :]
    other = np.array([OTHERS[letter] for letter in LETTERS]).T
    other = other[:2, None, :] * (other[None, 3:1:-1, :] / other[2:].mean(axis=0))
    pays = np.array([PAYS.get(letter, 0.0) for letter in LETTERS])
    steps = np.arange(-PAY_STEPS, PAY_STEPS + 1) / PAY_STEP
    tilt = np.round(np.exp(steps[:, None] * pays), 6)
    tilted = [part[:, :, None, :] * tilt for part in (table, other)]
    graduates, others = (
        np.round(np.cumsum(part, axis=-1) / part.sum(axis=-1, keepdims=True), 6) for part in tilted
    )
    return graduates, others


def make_employers(
    plan: Plan,
    block: int,
    people: People,
    attainment: Attainment,
    higher: HigherEducation,
    courses: Courses,
    jobs: Jobs,
) -> Employers:
    """Return the enterprises and industries of the jobs of one block."""
    rng = stream(plan.seed, "industries", block)
    drawn, keeps = rng.random((2, len(jobs)))
    person = jobs.person
    academic = np.searchsorted(SCHOOL_YEAR_START, jobs.start, side="right") - 1 + 1970
    graduate = higher.graduated(academic - people.cohort[person].astype(np.int64), person)
    work = np.where(graduate, GRADUATE, PLAIN)
    work[jobs.kind == JobKind.APPRENTICE] = APPRENTICE
    small = np.isin(jobs.kind, (JobKind.STUDENT, JobKind.HOLIDAY, JobKind.SECOND))
    work[small] = SMALL

    sex = people.female[person].astype(np.int64)
    step = np.clip(np.rint(people.pay[person] * PAY_STEP), -PAY_STEPS, PAY_STEPS).astype(np.int64) + PAY_STEPS
    good = (attainment.passes[person] >= 5).astype(np.int64)
    graduates, others = _shares()
    section = firms(plan).section[jobs.firm].astype(np.int64)
    for which, table, row in (
        (work == GRADUATE, graduates, courses.subject[person].astype(np.int64)),
        ((work == PLAIN) | (work == APPRENTICE), others, good),
    ):
        section[which] = pick(table[sex[which], row[which], step[which]], drawn[which])

    # From one main job to the next, most people who go on in the same kind of work stay in their industry.
    main = np.flatnonzero(jobs.kind != JobKind.SECOND)
    now, before = main[1:], main[:-1]
    stays = (person[now] == person[before]) & (work[now] == work[before]) & (work[now] != SMALL)
    stays &= (jobs.firm[now] == jobs.firm[before]) | (keeps[now] < KEEPS_INDUSTRY)
    leader = np.maximum.accumulate(np.where(np.append(False, stays), 0, np.arange(len(main))))
    section[main] = section[main[leader]]
    return Employers(jobs.firm.astype(np.int64) * len(LETTERS) + section, section.astype(np.int8))
