"""What several sources write down alike, and the list of who writes which group of views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.chance import logistic
from synthetic_data.lives import Lives
from synthetic_data.lives.homes import SCHOOL_YEARS
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.records.codes import Pupils, pupils
from synthetic_data.streams import stream

# People who could not be found in the tax records have no key there: they are in the education lookups only, and their
# jobs and pay stay unseen. The share is invented; that more recent cohorts, and White and better-off pupils, are found
# more often follows a published sister linkage (Libuy et al. 2021, https://pmc.ncbi.nlm.nih.gov/articles/PMC8445153).
FOUND, FOUND_PER_COHORT, FOUND_WHITE, FOUND_INCOME = 3.2, 0.05, 0.5, 0.3


@dataclass(frozen=True)
class Shared:
    """What several sources write down alike about one block; each part is made when it is first asked for."""

    lives: Lives

    @cached_property
    def pupils(self) -> Pupils:
        """What education sources write about people whatever the year, their pupil references among it."""
        return pupils(self.lives)

    @cached_property
    def attended(self) -> NDArray[np.int32]:
        """People x school years: the state school that lists a person, ``NO_SCHOOL`` if none does."""
        routes = self.lives.routes
        offered = schools(self.lives.plan)
        attended = self.lives.schooling.school.copy()
        for year in range(YEAR_11 + 1, SCHOOL_YEARS):
            there = routes.activity[:, year - YEAR_11] == Activity.SIXTH_FORM
            attended[:, year] = np.where(there, routes.sixth_form_school, NO_SCHOOL)
        attended[offered.kind[attended] == SchoolKind.INDEPENDENT] = NO_SCHOOL
        return attended

    @cached_property
    def found(self) -> NDArray[np.bool_]:
        """Who was matched to the tax records."""
        people = self.lives.people
        rng = stream(self.lives.plan.seed, "matching", self.lives.block)
        white = people.in_groups("WBRI", "WIRI")
        log_odds = FOUND + FOUND_PER_COHORT * (people.cohort.astype(np.int64) - 2002)
        log_odds = log_odds + FOUND_WHITE * white + FOUND_INCOME * people.income
        return rng.random(len(people)) < logistic(log_odds)


Writer = Callable[[Lives, View, Shared], Mapping[str, Any]]
"""Takes the lives of a block, one view and what is shared; returns the view's values by field, all of one length."""

WRITERS: dict[str, Writer] = {}
"""Who writes the views of a group. Each writer enters itself, see ``writes``."""


def writes(*groups: str) -> Callable[[Writer], Writer]:
    """Enter a function as the writer of these groups of views.

    Raises
    ------
    ValueError
        if another function writes one of them already.
    """

    def enter(writer: Writer) -> Writer:
        for group in groups:
            if group in WRITERS:
                raise ValueError(f"two functions write {group}")
            WRITERS[group] = writer
        return writer

    return enter
