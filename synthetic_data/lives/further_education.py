"""What people learn at colleges, as apprentices and as adults: every learning aim, when, with whom, with what result.

Years follow ``routes``: whoever is at college, an apprentice or on an adult course has at least one aim in each of
those years, and nobody else has any. Sixth formers have none, wherever their sixth form is. An apprentice learns what
the industry of the job needs. Years of further education run from August to July. All shares are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day
from synthetic_data.chance import logistic, pick
from synthetic_data.lives.advanced import VOCATIONAL_SUBJECTS, Advanced, Award
from synthetic_data.lives.attainment import ENGLISH, GRADE_C, MATHEMATICS, Attainment
from synthetic_data.lives.firms import SECTIONS
from synthetic_data.lives.higher_education import HigherEducation
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.industries import Employers
from synthetic_data.lives.jobs import JobKind, Jobs
from synthetic_data.lives.learning_aims import AREAS, FULL, LEVELS, NUMBERS, REFORMED, AimKind, subject_aim
from synthetic_data.lives.providers import ProviderKind, providers
from synthetic_data.lives.routes import Activity, Routes
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import People
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


class Role(IntEnum):
    """What an aim is within what somebody learns."""

    ALONE = 0
    CORE = 1
    """The main course of a full-time student."""
    PROGRAMME = 2
    COMPONENT = 3


class Programme(IntEnum):
    """What kind of programme an aim is part of."""

    NONE = 0
    INTERMEDIATE = 1
    ADVANCED = 2
    TRAINEESHIP = 3


class Result(IntEnum):
    """How an aim ends."""

    COMPLETED = 0
    WITHDRAWN = 1
    TRANSFERRED = 2
    BREAK = 3


NOBODY = -1
NO_GRADE = -1
AUGUST = np.array([day(year - 1, 8, 1) for year in range(2000, 2045)], dtype=np.int64)
"""First day of each year of further education, by the year in which it ends, from 2000."""
YEAR_LENGTH = 365
LAST_COLLEGE_YEAR = 3
COLLEGE_LEAVES, LEAVES_BY_SCORE, LOW_LEVEL_LEAVES = -2.1, -0.4, 0.4
ACHIEVES, ACHIEVES_BY_SCORE = 1.7, 0.45
"""Log-odds of leaving a course early, and of achieving it once completed."""
TRANSFERS = 0.2
"""Share of those who leave a course for another."""
FOUNDATION_SHARE, ONE_LEVEL_LOWER = 0.3, 0.12
TRAINEESHIPS_FROM, TRAINEESHIP = 2014, 0.15
T_LEVELS_FROM, T_LEVEL = 2021, 0.15
RESITS_COMPULSORY_FROM, RESITS, RESITS_BEFORE = 2014, 0.88, 0.40
"""Year from which whoever has no grade C in English or mathematics must go on with it, and shares who do."""
RESIT_GRADES = (0.10, 0.38, 0.74, 1.0)
"""Cumulative shares of E, D, C and B at a new attempt."""
SKILLS_ACHIEVED = 0.66
ELSEWHERE = 0.06
"""Share of courses in English and mathematics that are taken with a second provider."""
CHANGES_PROVIDER = 0.12
ADVANCED_SHARE = 0.65
"""Of apprentices with five passes, share who begin at the advanced level."""
APPRENTICE_LEAVES, SHORT_LEAVES, TAKES_BREAK = 0.12, 0.25, 0.03
APPRENTICE_ACHIEVES = 0.92
STANDARDS = {2015: 0.005, 2016: 0.02, 2017: 0.05, 2018: 0.44, 2019: 0.63, 2020: 0.77, 2021: 1.0}
"""Share of new apprenticeships that follow a standard rather than a framework, by year; all from 2021 on."""
WITH_COLLEGE = 0.25
"""Share of apprentices who are trained by a college."""
SKILLS_BESIDE = 0.7
"""Share of apprentices without a grade C who have English or mathematics in their programme."""
ADULT_LEAVES, ADULT_ACHIEVES = 0.11, 0.88
AT_ADULT_SERVICE, AT_WORK = 0.4, 0.3
AREA_OF_AWARD = {
    "business": "15.3", "health and social care": "1.3", "sport": "8.1", "information technology": "6.1",
    "art and design": "9.2", "media": "9.3", "applied science": "2.1", "engineering": "4.1",
    "performing arts": "9.1", "travel and tourism": "8.2", "public services": "1.4",
}  # fmt: skip
"""Subject of each vocational award."""
ADULT_KINDS = ("esol", "skills", "access", "community", "computing", "higher", "work", "certificate")


@dataclass(frozen=True)
class FurtherEducation:
    """One value an aim; years are academic and named by their end, days are counted from 1 January 1970."""

    person: NDArray[np.int64]
    aim: NDArray[np.int64]
    """Number in ``learning_aims.AIMS``."""
    role: NDArray[np.int64]
    programme: NDArray[np.int64]
    standard: NDArray[np.bool_]
    """Whether an apprenticeship follows a standard rather than a framework."""
    area: NDArray[np.int64]
    """Subject of the programme, a place in ``AREAS``; ``NOBODY`` outside programmes."""
    first: NDArray[np.int64]
    """First year."""
    last: NDArray[np.int64]
    start: NDArray[np.int64]
    planned: NDArray[np.int64]
    """Day on which it is meant to end."""
    end: NDArray[np.int64]
    result: NDArray[np.int64]
    achieved: NDArray[np.bool_]
    grade: NDArray[np.int64]
    """Of a GCSE, as in ``Attainment``; ``NO_GRADE`` of all else and of who did not complete it."""
    provider: NDArray[np.int64]
    enterprise: NDArray[np.int64]
    """Of an apprentice, as in ``Employers``; ``NOBODY`` of all others and of who has no job as an apprentice."""
    at_work: NDArray[np.bool_]
    """Learnt at a place of work."""

    def __len__(self) -> int:
        return len(self.person)

    def gains(self, level: int) -> NDArray[np.bool_]:
        """Return which aims give a full qualification of a level: 2 or 3."""
        return self.achieved & (LEVELS[self.aim] >= level) & (FULL[self.aim] >= 1)


@dataclass
class _Collector:
    """Gathers aims; values that are not given are those of most aims."""

    parts: dict[str, list[NDArray[Any]]] = field(default_factory=dict)

    def add(self, person: NDArray[np.integer], **values: Any) -> None:
        defaults: dict[str, Any] = {
            "role": Role.ALONE,
            "programme": Programme.NONE,
            "standard": False,
            "area": NOBODY,
            "grade": NO_GRADE,
            "enterprise": NOBODY,
            "at_work": False,
        }
        for name, value in {"person": person, **defaults, **values}.items():
            kind = bool if name in ("standard", "achieved", "at_work") else np.int64
            self.parts.setdefault(name, []).append(np.broadcast_to(value, person.shape).astype(kind))

    def collected(self) -> FurtherEducation:
        whole = {name: np.concatenate(part) for name, part in self.parts.items()}
        order = np.lexsort((whole["aim"], whole["start"], whole["role"] != Role.PROGRAMME, whole["person"]))
        return FurtherEducation(**{name: values[order] for name, values in whole.items()})


class _Learners:
    """The people of one block, and what they have reached so far."""

    def __init__(
        self,
        plan: Plan,
        block: int,
        people: People,
        homes: Homes,
        attainment: Attainment,
        higher: HigherEducation,
        routes: Routes,
        advanced: Advanced,
        jobs: Jobs,
        employers: Employers,
    ) -> None:
        self.rng = stream(plan.seed, "further education", block)
        self.n, self.people, self.attainment, self.higher = len(people), people, attainment, higher
        self.activity, self.jobs, self.employers = routes.activity, jobs, employers
        self.offered = providers(plan)
        self.cohort = people.cohort.astype(np.int64)
        self.district = places(plan).district_of(homes.area[:, YEAR_11])
        self.aims = _Collector()
        passes = attainment.passes
        some = (attainment.grades > 0).sum(axis=1) >= 5
        self.level = np.where(passes >= 5, 2, np.where(some, 1, 0))
        self.lacks = {
            "english": attainment.grades[:, ENGLISH] < GRADE_C,
            "mathematics": attainment.grades[:, MATHEMATICS] < GRADE_C,
        }
        self.near = {
            "english": attainment.grades[:, ENGLISH] == GRADE_C - 1,
            "mathematics": attainment.grades[:, MATHEMATICS] == GRADE_C - 1,
        }
        self.where = self.rng.random(self.n)
        """Which of the providers in their district."""
        self.area = self._areas()
        college = (advanced.award == Award.VOCATIONAL) & (
            self.activity[advanced.person, 1] == Activity.COLLEGE
        )
        entered = np.flatnonzero(college)
        student = advanced.person[entered]
        self.award = np.full(self.n, NOBODY, dtype=np.int64)
        """Size of the award at level 3 that a student takes from 16 to 18, as ``Advanced`` has it."""
        self.award[student] = advanced.size[entered]
        self.awarded = np.zeros(self.n, dtype=bool)
        self.awarded[student] = advanced.finished[entered] & (advanced.grade[entered] >= 0)
        codes = [area.code for area in AREAS]
        of_award = np.array([codes.index(AREA_OF_AWARD[name]) for name, *_ in VOCATIONAL_SUBJECTS])
        self.area[student] = of_award[advanced.subject[entered]]

    def _areas(self) -> NDArray[np.int32]:
        share, women = (np.array([getattr(area, name) for area in AREAS]) for name in ("share", "women"))
        table = np.stack([share * (1 - women), share * women])
        cumulative = np.round(np.cumsum(table, axis=1) / table.sum(axis=1, keepdims=True), 6)
        return pick(cumulative[self.people.female.astype(np.int64)], self.rng.random(self.n))

    def in_year(self, year: NDArray[np.integer], uniform: NDArray[np.float64], first: int, days: int) -> Any:
        """Return a day of each year of further education: so many days after 1 August, and up to ``days`` later."""
        return AUGUST[year - 2000] + first + (uniform * days).astype(np.int64)

    def english_and_mathematics(
        self,
        rows: NDArray[np.intp],
        year: NDArray[np.int64],
        provider: NDArray[np.int64],
        share: Any,
        **more: Any,
    ) -> None:
        """Enter courses in the two for those who have no grade C, beside what else they learn."""
        gcse_first = more.pop("gcse", True)
        start, planned = more.pop("start"), more.pop("planned")
        for subject in ("english", "mathematics"):
            u = self.rng.random((6, len(rows)))
            takes = self.lacks[subject][rows] & (u[0] < share)
            gcse = takes & self.near[subject][rows] & gcse_first
            older = "key communication" if subject == "english" else "key number"
            skills = np.where(year < REFORMED, NUMBERS[older], NUMBERS[f"functional {subject}"])
            aim = np.where(gcse, NUMBERS[f"gcse {subject}"], skills)
            stays = u[1] < 0.88
            grade = GRADE_C - 2 + np.searchsorted(RESIT_GRADES, u[2], side="right")
            achieved = takes & stays & np.where(gcse, True, u[2] < SKILLS_ACHIEVED)
            apart = (u[3] < ELSEWHERE) & (more.get("role", Role.ALONE) == Role.ALONE)
            service = self.offered.choose(ProviderKind.ADULT_SERVICE, self.district[rows], u[4])
            left = np.minimum(start + 30 + (u[5] * 150).astype(np.int64), planned)
            chosen = np.flatnonzero(takes)
            self.aims.add(
                rows[chosen],
                aim=aim[chosen],
                first=year[chosen],
                last=year[chosen],
                start=start[chosen],
                planned=planned[chosen],
                end=np.where(stays, planned, left)[chosen],
                result=np.where(stays, Result.COMPLETED, Result.WITHDRAWN)[chosen],
                achieved=achieved[chosen],
                grade=np.where(gcse & stays, grade, NO_GRADE)[chosen],
                provider=np.where(apart, service, provider)[chosen],
                **{name: np.broadcast_to(value, rows.shape)[chosen] for name, value in more.items()},
            )
            passed = gcse & stays & (grade >= GRADE_C)
            self.lacks[subject][rows[passed]] = False
            self.near[subject][rows[takes & ~gcse & achieved]] = True

    def college(self) -> None:
        """Enter the courses of full-time students, year by year."""
        busy = np.zeros(self.n, dtype=bool)
        gain = np.zeros(self.n, dtype=np.int64)
        provider = self.offered.choose(ProviderKind.COLLEGE, self.district, self.where)
        score = self.attainment.score
        for after in range(1, LAST_COLLEGE_YEAR + 1):
            self.level = np.where(busy, self.level, np.maximum(self.level, gain))
            here = self.activity[:, after] == Activity.COLLEGE
            u = self.rng.random((10, self.n))
            moves = here & ~busy & (u[0] < CHANGES_PROVIDER) & (after > 1)
            provider = np.where(
                moves, self.offered.choose(ProviderKind.COLLEGE, self.district, u[1]), provider
            )
            year = self.cohort + after
            start = self.in_year(year, u[2], 33, 20)

            rows = np.flatnonzero(here & ~busy)
            level = np.minimum(self.level[rows] + 1, 3)
            level = np.where((u[3][rows] < ONE_LEVEL_LOWER) & (level > 1), level - 1, level)
            award = (self.award[rows] > 0) & (after == 1)
            if after == 1:
                level = np.where(award, 3, np.minimum(level, 2))
            goes_on = np.zeros(len(rows), dtype=bool)
            if after < LAST_COLLEGE_YEAR:
                goes_on = self.activity[rows, after + 1] == Activity.COLLEGE
            two = (level == 3) & goes_on
            small = np.where(award, self.award[rows] == 1, ~two)
            aim = np.where(
                (level == 3) & small,
                subject_aim(self.area[rows], AimKind.CERTIFICATE, level),
                subject_aim(self.area[rows], AimKind.DIPLOMA, level),
            )
            lowest = (level == 1) & (self.level[rows] == 0) & (u[4][rows] < FOUNDATION_SHARE)
            aim[lowest] = NUMBERS["foundation"]
            codes = np.array([each.code for each in AREAS])[self.area[rows]]
            for code, name in (("1.5", "t education"), ("6.1", "t digital"), ("5.2", "t construction")):
                new = two & (year[rows] >= T_LEVELS_FROM) & (codes == code) & (u[4][rows] < T_LEVEL)
                aim[new] = NUMBERS[name]
            trainee = (
                (level == 1) & ~lowest & (year[rows] >= TRAINEESHIPS_FROM) & (u[4][rows] > 1 - TRAINEESHIP)
            )
            last = year[rows] + two
            planned = self.in_year(last, u[5][rows], 318, 30)
            odds = COLLEGE_LEAVES + LEAVES_BY_SCORE * score[rows] + LOW_LEVEL_LEAVES * (level < 2)
            leaves = np.where(award, ~goes_on, u[6][rows] < logistic(odds))
            result = np.where(
                leaves,
                np.where(u[7][rows] < TRANSFERS, Result.TRANSFERRED, Result.WITHDRAWN),
                Result.COMPLETED,
            )
            left = self.in_year(last, u[7][rows], 70, 220)
            likely = u[8][rows] < logistic(ACHIEVES + ACHIEVES_BY_SCORE * score[rows])
            achieved = ~leaves & np.where(award, self.awarded[rows], likely)
            trains = self.offered.choose(ProviderKind.TRAINER, self.district[rows], u[9][rows])
            whom = np.where(trainee, trains, provider[rows])
            aim[trainee] = NUMBERS["preparation"]
            common = {
                "first": year[rows],
                "last": last,
                "start": start[rows],
                "planned": planned,
                "end": np.where(leaves, left, planned),
                "result": result,
                "achieved": achieved,
                "provider": whom,
                "programme": np.where(trainee, Programme.TRAINEESHIP, Programme.NONE),
            }
            self.aims.add(rows, aim=aim, role=np.where(trainee, Role.COMPONENT, Role.CORE), **common)
            places_ = np.flatnonzero(trainee)
            of_trainees = {name: value[places_] for name, value in common.items()}
            self.aims.add(rows[places_], aim=NUMBERS["programme"], role=Role.PROGRAMME, **of_trainees)
            self.aims.add(rows[places_], aim=NUMBERS["placement"], role=Role.COMPONENT, **of_trainees)

            full = (FULL[aim] >= 1) | (level < 2)
            gain[rows] = np.where(achieved & full, level, 0)
            here_rows = np.flatnonzero(here)
            share = np.where(year[here_rows] >= RESITS_COMPULSORY_FROM, RESITS, RESITS_BEFORE)
            self.english_and_mathematics(
                here_rows,
                year[here_rows],
                provider[here_rows],
                share,
                start=start[here_rows],
                planned=self.in_year(year[here_rows], u[5][here_rows], 310, 20),
            )
            started_two = np.zeros(self.n, dtype=bool)
            started_two[rows[two]] = True
            busy = started_two
        self.level = np.maximum(self.level, gain)

    def apprenticeships(self) -> None:
        """Enter apprenticeships: one programme with its parts, or one after the other."""
        apprentice = self.activity[:, 1 : LAST_COLLEGE_YEAR + 1] == Activity.APPRENTICESHIP
        rows = np.flatnonzero(apprentice[:, 0])
        length = np.cumprod(apprentice[rows], axis=1).sum(axis=1)
        u = self.rng.random((5, len(rows)))
        advanced = (self.attainment.passes[rows] >= 5) & (u[0] < ADVANCED_SHARE)
        until = np.where(advanced, length, np.where(u[1] < 0.5, 1, 2))
        until = np.where((length == 2) & ~advanced, np.where(u[1] < 0.5, 2, 1), until)
        until = np.where((length == 3) & advanced, np.where(u[1] < 0.8, 3, 2), np.minimum(until, length))
        trained = np.where(
            u[2] < WITH_COLLEGE,
            self.offered.choose(ProviderKind.COLLEGE, self.district[rows], u[3]),
            self.offered.choose(ProviderKind.TRAINER, self.district[rows], u[4]),
        )
        one = np.ones(len(rows), dtype=np.int64)
        level = np.where(advanced, 3, 2)
        ends_after_first = self._apprenticeship(rows, one, until, level, trained, length)
        more = np.flatnonzero(until < length)
        self._apprenticeship(
            rows[more], until[more] + 1, length[more], np.full(len(more), 3), trained[more], length[more]
        )
        reached = ends_after_first & (until == length)
        self.level[rows[reached]] = np.maximum(self.level[rows[reached]], level[reached])

    def _employer(
        self, rows: NDArray[np.intp], opens: NDArray[np.int64], closes: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return each person's first job as an apprentice between two days, ``NOBODY`` if there is none."""
        jobs = self.jobs
        place = np.full(self.n, NOBODY, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        job = np.flatnonzero(jobs.kind == JobKind.APPRENTICE)
        at = place[jobs.person[job]]
        job, at = job[at >= 0], at[at >= 0]
        inside = (jobs.end[job] >= opens[at]) & (jobs.start[job] <= closes[at])
        found = np.full(len(rows), len(jobs), dtype=np.int64)
        np.minimum.at(found, at[inside], job[inside])
        return np.where(found == len(jobs), NOBODY, found)

    def _apprenticeship(
        self,
        rows: NDArray[np.intp],
        begins: NDArray[np.int64],
        until: NDArray[np.int64],
        level: NDArray[np.int64],
        trained: NDArray[np.int64],
        length: NDArray[np.int64],
    ) -> NDArray[np.bool_]:
        """Enter one apprenticeship a person; return who achieved it."""
        first, last = self.cohort[rows] + begins, self.cohort[rows] + until
        u = self.rng.random((9, len(rows)))
        opens, year_closes = AUGUST[first - 2000], AUGUST[first - 1999] - 1
        job = self._employer(rows, opens, AUGUST[last - 1999] - 1)
        has_job = job != NOBODY
        # The last value, which NOBODY finds, is that of who has no such job.
        enterprise = np.append(self.employers.enterprise, NOBODY)[job]
        hired = np.append(self.jobs.start, 0)[job].astype(np.int64)
        usual = self.in_year(first, u[0], 20, 100)
        in_year = has_job & (hired >= opens) & (hired <= year_closes)
        start = np.where(in_year, hired, usual)

        # An apprentice learns what the industry of the job needs.
        section = np.append(self.employers.section, NOBODY)[job]
        area = self.area[rows].astype(np.int64)
        for place, letter in enumerate(SECTIONS):
            fits = np.array([i for i, each in enumerate(AREAS) if letter in each.sections], dtype=np.int64)
            chosen = section == place
            area[chosen] = fits[(u[1][chosen] * len(fits)).astype(np.int64)]

        share = np.array([STANDARDS.get(year, 0.0 if year < 2015 else 1.0) for year in range(2000, 2045)])
        standard = u[2] < share[first - 2000]
        leaves = u[3] < APPRENTICE_LEAVES + SHORT_LEAVES * (until - begins == 0) * (until == length)
        stops = leaves & (u[4] < TAKES_BREAK / APPRENTICE_LEAVES)
        closes = AUGUST[last - 1999] - 1
        done = np.maximum(self.in_year(last, u[5], 150, 210), np.minimum(start + 60, closes))
        left = start + (u[6] * np.maximum(closes - start, 1)).astype(np.int64)
        left = np.maximum(left, np.minimum(AUGUST[last - 2000] + 5, closes))
        end = np.where(leaves, left, done)
        planned = start + (until - begins + 1) * YEAR_LENGTH - 1 + (u[7] * 60).astype(np.int64)
        achieved = ~leaves & (u[8] < APPRENTICE_ACHIEVES)
        common = {
            "first": first,
            "last": last,
            "start": start,
            "planned": planned,
            "end": end,
            "result": np.select([stops, leaves], [Result.BREAK, Result.WITHDRAWN], Result.COMPLETED),
            "provider": trained,
            "programme": np.where(level == 3, Programme.ADVANCED, Programme.INTERMEDIATE),
            "standard": standard,
            "area": area,
            "enterprise": enterprise,
            "at_work": True,
        }
        self.aims.add(rows, aim=NUMBERS["programme"], role=Role.PROGRAMME, achieved=achieved, **common)
        partly = ~leaves & (achieved | (self.rng.random(len(rows)) < 0.5))
        self.aims.add(
            rows,
            aim=subject_aim(area, AimKind.COMPETENCE, level),
            role=Role.COMPONENT,
            achieved=partly,
            **common,
        )
        knows = np.flatnonzero(~standard)
        self.aims.add(
            rows[knows],
            aim=subject_aim(area, AimKind.KNOWLEDGE, level)[knows],
            role=Role.COMPONENT,
            achieved=partly[knows],
            **{name: np.broadcast_to(value, rows.shape)[knows] for name, value in common.items()},
        )
        parts = {name: common[name] for name in ("programme", "standard", "area", "enterprise", "at_work")}
        self.english_and_mathematics(
            rows,
            first,
            trained,
            SKILLS_BESIDE,
            gcse=False,
            start=start,
            planned=np.minimum(start + 150, np.minimum(end, year_closes)),
            role=Role.COMPONENT,
            **parts,
        )
        return achieved

    def adults(self) -> None:
        """Enter courses of adults, one in each of their years."""
        rows, after = np.nonzero(self.activity == Activity.ADULT_COURSE)
        year = self.cohort[rows] + after
        u = self.rng.random((10, len(rows)))
        level = np.where(self.activity[rows, 2] == Activity.SIXTH_FORM, 3, self.level[rows])
        lacks = self.lacks["english"][rows] | self.lacks["mathematics"][rows]
        soon = (self.higher.entry[rows] > after) & (self.higher.entry[rows] <= after + 2)
        likely = np.stack(
            [
                0.35 * ~self.people.english[rows] * (level < 2),
                0.25 * lacks,
                np.where(soon & (level < 3), 0.6, 0.02 * (level == 2)),
                np.full(len(rows), 0.12),
                np.full(len(rows), 0.06),
                0.15 * (level >= 3),
                np.full(len(rows), 0.14),
                np.full(len(rows), 0.36),
            ],
            axis=1,
        )
        cumulative = np.round(np.cumsum(likely, axis=1) / likely.sum(axis=1, keepdims=True), 6)
        kind = np.array(ADULT_KINDS)[pick(cumulative, u[0])]
        step = np.clip(level + (u[1] < 0.6), 1, 3)
        area = np.where(u[2] < 0.5, self.area[rows], (u[3] * len(AREAS)).astype(np.int64))
        old = year < REFORMED
        skill = np.where(
            u[4] < 0.5,
            np.where(old, NUMBERS["literacy"], NUMBERS["functional english"]),
            np.where(old, NUMBERS["numeracy"], NUMBERS["functional mathematics"]),
        )
        leisure = np.array([NUMBERS[name] for name in ("languages", "crafts", "family")])
        choices = {
            "esol": np.where(level == 0, NUMBERS["esol entry"], NUMBERS["esol"]),
            "skills": skill,
            "access": np.where(self.people.female[rows], NUMBERS["access health"], NUMBERS["access society"]),
            "community": leisure[(u[4] * 3).astype(np.int64)],
            "computing": np.full(len(rows), NUMBERS["computing"]),
            "higher": np.where(self.people.female[rows], NUMBERS["hnc business"], NUMBERS["hnc engineering"]),
            "work": subject_aim(area, AimKind.COMPETENCE, np.maximum(step, 2)),
            "certificate": subject_aim(area, AimKind.CERTIFICATE, step),
        }
        aim = np.select([kind == name for name in ADULT_KINDS], [choices[name] for name in ADULT_KINDS])
        small = np.isin(kind, ("skills", "esol", "community", "computing"))
        at_service = (small & (u[5] < AT_ADULT_SERVICE)) | ((kind == "community") & (u[5] < 0.9))
        provider = np.where(
            at_service,
            self.offered.choose(ProviderKind.ADULT_SERVICE, self.district[rows], u[6]),
            self.offered.choose(ProviderKind.COLLEGE, self.district[rows], u[6]),
        )
        work = kind == "work"
        provider = np.where(
            work & (u[5] < 0.6),
            self.offered.choose(ProviderKind.TRAINER, self.district[rows], u[6]),
            provider,
        )
        start = self.in_year(year, u[7] * u[7], 35, 250)
        closes = AUGUST[year - 1999] - 1
        long = np.where(small, 70, 220) + (u[8] * 60).astype(np.int64)
        planned = np.minimum(start + long, closes - 5)
        leaves = u[9] < ADULT_LEAVES
        v = self.rng.random((2, len(rows)))
        left = start + (v[0] * (planned - start)).astype(np.int64)
        self.aims.add(
            rows,
            aim=aim,
            first=year,
            last=year,
            start=start,
            planned=planned,
            end=np.where(leaves, left, planned),
            result=np.where(leaves, Result.WITHDRAWN, Result.COMPLETED),
            achieved=~leaves & (v[1] < ADULT_ACHIEVES),
            provider=provider,
            at_work=work,
        )


def make_further_education(
    plan: Plan,
    block: int,
    people: People,
    homes: Homes,
    attainment: Attainment,
    higher: HigherEducation,
    routes: Routes,
    advanced: Advanced,
    jobs: Jobs,
    employers: Employers,
) -> FurtherEducation:
    """Return every learning aim of the people of one block, those of years yet to come among them."""
    learners = _Learners(plan, block, people, homes, attainment, higher, routes, advanced, jobs, employers)
    learners.college()
    learners.apprenticeships()
    learners.adults()
    return learners.aims.collected()
