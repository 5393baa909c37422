"""What people study at university. All shares are invented, but for those of the ten largest subjects.

The ten largest are near their shares among graduates in the data of the Department for Education's dashboard on
graduates' industries (https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import pick
from synthetic_data.people import People
from synthetic_data.plan import Plan
from synthetic_data.streams import stream


@dataclass(frozen=True)
class Subject:
    """One subject: its share of students, and of these the share who are women."""

    name: str
    share: float
    women: float


SUBJECTS = (
    Subject("business", 0.142, 0.48),
    Subject("nursing", 0.086, 0.91),
    Subject("creative arts", 0.078, 0.66),
    Subject("education", 0.063, 0.86),
    Subject("engineering", 0.053, 0.15),
    Subject("computing", 0.049, 0.15),
    Subject("performing arts", 0.040, 0.60),
    Subject("sociology", 0.036, 0.78),
    Subject("psychology", 0.034, 0.81),
    Subject("allied health", 0.034, 0.76),
    Subject("medicine", 0.030, 0.58),
    Subject("biology and sport", 0.075, 0.50),
    Subject("physical sciences", 0.045, 0.40),
    Subject("mathematics", 0.022, 0.38),
    Subject("economics and politics", 0.050, 0.38),
    Subject("law", 0.042, 0.63),
    Subject("media", 0.030, 0.52),
    Subject("languages", 0.045, 0.73),
    Subject("history and philosophy", 0.046, 0.53),
)
PLACES = {subject.name: place for place, subject in enumerate(SUBJECTS)}


def subject_shares() -> NDArray[np.float64]:
    """Return shares of subjects among men (first row) and among women."""
    share = np.array([subject.share for subject in SUBJECTS])
    women = np.array([subject.women for subject in SUBJECTS])
    table = np.stack([share * (1 - women), share * women])
    return np.round(table / table.sum(axis=1, keepdims=True), 6).astype(np.float64)


@dataclass(frozen=True)
class Courses:
    """One value a person, whether or not they ever go to university."""

    subject: NDArray[np.int8]
    """Place in ``SUBJECTS`` of a first degree's main subject."""


def make_courses(plan: Plan, block: int, people: People) -> Courses:
    """Return what the people of one block study, should they go to university."""
    rng = stream(plan.seed, "courses", block)
    cumulative = np.cumsum(subject_shares(), axis=1)
    subject = pick(cumulative[people.female.astype(np.int64)], rng.random(len(people)))
    return Courses(subject.astype(np.int8))
