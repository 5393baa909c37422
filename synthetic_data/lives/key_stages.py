"""What children can do in reception and at the ends of Key Stages 1, 2 and 3, years before they take their GCSEs.

All stages come from the same ability and circumstances, each with noise of its own; nearer stages resemble each other
more. The mean over the subjects that count at Key Stage 2 is the prior attainment that Key Stage 4 already knows
(``Attainment.prior``), so there is no trend over the years in it. Levels, spreads and shares are invented, set to give
about the shares that reached the expected levels in the years around 2010.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.attainment import Attainment
from synthetic_data.lives.homes import Homes
from synthetic_data.lives.schooling import STATEMENT, Schooling
from synthetic_data.lives.schools import SchoolKind, schools
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

RECEPTION, YEAR_2, YEAR_6, YEAR_9 = 0, 2, 6, 9
SCALES = 13
"""Of the profile: three of personal development, four of language, three of number, and one each of three others."""
SCALE_EASE = (0.9, 0.4, 0.5, 0.5, 0.0, -0.1, -0.6, 0.7, 0.1, 0.2, 0.2, 0.6, 0.2)
SCALE_MEAN, SCALE_SPREAD = 6.55, 1.45
READING, WRITING, MATHS, SCIENCE = range(4)
"""Subjects at Key Stages 1 and 2, in this order."""
ENGLISH_3, MATHS_3, SCIENCE_3 = range(3)
KS1_CUTS = (
    (-1.88, -1.04, -0.58, 0.0, 0.64, 3.3),
    (-1.64, -0.92, -0.28, 0.36, 0.99, 3.4),
    (-2.05, -1.28, -0.64, 0.0, 0.71, 3.2),
    (-2.05, -1.23, -1.23, -1.23, 0.67, 3.4),
)
"""Where levels 1, 2C, 2B, 2A, 3 and 4 begin in reading, writing, maths and science; in science a whole
level 2 takes the place of 2A."""
PRIOR_MEAN, PRIOR_SPREAD = 27.3, 3.8
POINTS_PER_LEVEL = 6.0
SUBJECT_SPREAD = 0.30
"""Spread of a pupil's subjects around their mean at Key Stage 2, in levels."""
LOWEST, HIGHEST, HIGHEST_WITH_LEVEL_6 = 2.45, 5.95, 6.4
LAST_SCIENCE, LAST_ENGLISH = 2009, 2012
"""Last years in which the science and the English test were taken at Key Stage 2."""
KS3_LEVELS = ((5.59, 0.93, 7.9), (6.05, 1.35, 8.9), (5.70, 1.20, 7.9))
"""Mean, spread and highest of English, maths and science at Key Stage 3."""
TEACHER_NOISE = 0.22
"""Spread of teachers' judgements around what a child can do, in levels."""
BOYCOTT_YEAR, BOYCOTT = 2010, 0.26
"""Year in which schools refused the tests of Key Stage 2, and their share (from memory, to be checked)."""


class Sitting(IntEnum):
    """What became of a test."""

    TAKEN = 0
    ABSENT = 1
    UNABLE = 2
    LOST = 3
    MALPRACTICE = 4


ABSENT, ABSENT_IF_POOR, UNABLE, UNABLE_WITH_STATEMENT, LOST, MALPRACTICE = (
    0.004,
    0.008,
    0.002,
    0.12,
    0.002,
    0.0006,
)


@dataclass(frozen=True)
class KeyStages:
    """One row a person; levels are fine ones, such as 4.53 for a middling level 4."""

    profile: NDArray[np.int8]
    """People x scales, 0 to 9, at the end of reception."""
    ks1: NDArray[np.int8]
    """People x subjects: 0 for below level 1, then 1, 2C, 2B, 2A, 3 and 4."""
    ks2: NDArray[np.float64]
    """People x subjects: fine levels."""
    grammar: NDArray[np.float64]
    """Fine level in grammar, punctuation and spelling at Key Stage 2."""
    ks2_judged: NDArray[np.float64]
    """People x subjects: fine levels as teachers see them."""
    ks2_sitting: NDArray[np.int8]
    """People x subjects: what became of the test, ``Sitting``."""
    ks3: NDArray[np.float64]
    """People x English, maths and science."""
    ks3_judged: NDArray[np.float64]
    ks3_sitting: NDArray[np.int8]


@lru_cache(maxsize=4)
def _boycotts(plan: Plan) -> NDArray[np.bool_]:
    offered = schools(plan)
    drawn = stream(plan.seed, "boycott").random(len(offered.kind)) < BOYCOTT
    return drawn & (offered.kind == SchoolKind.PRIMARY)


def boycotts(plan: Plan) -> NDArray[np.bool_]:
    """Return for each school whether it refused the tests of Key Stage 2 in 2010."""
    return _boycotts(plan.shared)


def _sitting(
    rng: np.random.Generator, poor: NDArray[np.bool_], statement: NDArray[np.bool_], subjects: int
) -> NDArray[np.int8]:
    absent = np.where(poor, ABSENT_IF_POOR, ABSENT)
    unable = np.where(statement, UNABLE_WITH_STATEMENT, UNABLE)
    edges = np.cumsum([absent, unable, np.full(len(poor), LOST), np.full(len(poor), MALPRACTICE)], axis=0)
    u = rng.random((len(poor), subjects))
    place = (u[:, :, None] >= np.moveaxis(edges, 0, 1)[:, None, :]).sum(axis=2)
    return ((place + 1) % 5).astype(np.int8)


def _ks2_weights(year: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return people x subjects: how much each counts in the mean of the year."""
    weights = np.full((len(year), 4), 1 / 3)
    weights[:, SCIENCE] = 0.0
    weights[year <= LAST_ENGLISH] = (1 / 4, 1 / 4, 1 / 2, 0.0)
    weights[year <= LAST_SCIENCE] = (1 / 6, 1 / 6, 1 / 3, 1 / 3)
    return weights


def _ks2(people: People, prior: NDArray[np.float64], noise: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return fine levels whose mean, with the weights of the year, is the prior attainment."""
    year = people.cohort.astype(np.int64) - (11 - YEAR_6)
    boys = 1 - 2 * people.female.astype(np.float64)
    apart = SUBJECT_SPREAD * noise + boys[:, None] * np.array([-0.07, -0.13, 0.09, 0.05])
    apart = apart - (apart * _ks2_weights(year)).sum(axis=1)[:, None]
    mean = prior / POINTS_PER_LEVEL
    highest = np.where(year > LAST_ENGLISH, HIGHEST_WITH_LEVEL_6, HIGHEST)
    room = np.minimum(
        (highest - mean) / np.maximum(apart.max(axis=1), 1e-6),
        (mean - LOWEST) / np.maximum(-apart.min(axis=1), 1e-6),
    )
    return np.asarray(mean[:, None] + apart * np.clip(room, 0.0, 1.0)[:, None])


def make_key_stages(
    plan: Plan, block: int, people: People, homes: Homes, schooling: Schooling, attainment: Attainment
) -> KeyStages:
    """Return early attainment of the people of one block."""
    rng = stream(plan.seed, "key stages", block)
    n = len(people)
    months = (8 - people.birth_month.astype(np.int64)) % 12 - 5.5
    girls = people.female.astype(np.float64)
    standing = (attainment.prior - PRIOR_MEAN) / PRIOR_SPREAD
    early, young = rng.normal(size=(2, n))

    def latent(year: int, by_month: float, own: NDArray[np.float64]) -> NDArray[np.float64]:
        poor, helped = homes.free_meals[:, year], schooling.support[:, year] > 0
        return np.asarray(
            0.40 * people.ability + 0.28 * standing + by_month * months - 0.2 * poor - 0.3 * helped + own
        )

    start = latent(RECEPTION, 0.095, 0.62 * early + 0.35 * girls - 0.1)
    scales = start[:, None] + 0.5 * rng.normal(size=(n, SCALES))
    profile = np.rint(SCALE_MEAN + np.array(SCALE_EASE) + SCALE_SPREAD * scales)

    second = latent(YEAR_2, 0.06, 0.14 * early + 0.45 * young)[:, None] + 0.42 * rng.normal(size=(n, 4))
    second = (
        second + girls[:, None] * np.array([0.25, 0.35, -0.05, 0.05]) - np.array([0.05, 0.1, -0.07, -0.07])
    )
    ks1 = (np.round(second, 4)[:, :, None] >= np.array(KS1_CUTS)).sum(axis=2)

    ks2 = _ks2(people, attainment.prior, rng.normal(size=(n, 4)))
    grammar = (ks2[:, READING] + ks2[:, WRITING]) / 2 + 0.22 * rng.normal(size=n)
    judged = ks2 + TEACHER_NOISE * rng.normal(size=(n, 4))

    third = 0.50 * standing + 0.42 * attainment.score + 0.40 * rng.normal(size=n)
    spread = third[:, None] + 0.35 * rng.normal(size=(n, 3)) + girls[:, None] * np.array([0.25, -0.1, -0.1])
    mean, width, highest = np.array(KS3_LEVELS).T
    ks3 = np.clip(mean + width * (spread - np.array([0.12, -0.05, -0.05])), 1.0, highest)
    ks3_judged = np.clip(ks3 + TEACHER_NOISE * rng.normal(size=(n, 3)), 1.0, highest)
    return KeyStages(
        profile=np.clip(profile, 0, 9).astype(np.int8),
        ks1=ks1.astype(np.int8),
        ks2=np.round(ks2, 4),
        grammar=np.round(grammar, 4),
        ks2_judged=np.round(judged, 4),
        ks2_sitting=_sitting(rng, homes.free_meals[:, YEAR_6], schooling.support[:, YEAR_6] == STATEMENT, 4),
        ks3=np.round(ks3, 4),
        ks3_judged=np.round(ks3_judged, 4),
        ks3_sitting=_sitting(rng, homes.free_meals[:, YEAR_9], schooling.support[:, YEAR_9] == STATEMENT, 3),
    )
