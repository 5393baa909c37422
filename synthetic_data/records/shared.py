"""What several sources write down alike, and the list of who writes which group of views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.chance import logistic
from synthetic_data.lives import Lives
from synthetic_data.lives.exclusions import ExclusionKind, UnitStays
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
CHANGED_BETWEEN = 0.4
"""Share of changes from one January to the next that came before October, or by May."""


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
    def changed_between(self) -> NDArray[np.bool_]:
        """People x school years: what changed from one January to the next had changed by the count between."""
        rng = stream(self.lives.plan.seed, "counts between", self.lives.block)
        return rng.random(self.lives.homes.free_meals.shape) < CHANGED_BETWEEN

    def units_on(self, date: int) -> UnitStays:
        """Return the stays at pupil referral units that cover a day, the first of each pupil."""
        stays = self.lives.behaviour.stays
        there = np.flatnonzero((stays.start <= date) & (stays.end >= date))
        there = there[np.unique(stays.person[there], return_index=True)[1]]
        return UnitStays(*(getattr(stays, each.name)[there] for each in fields(UnitStays)))

    @cached_property
    def permanently_excluded(self) -> NDArray[np.int64]:
        """People who were permanently excluded at some time, in order."""
        out = self.lives.behaviour.exclusions
        return np.unique(out.person[out.kind == ExclusionKind.PERMANENT])

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
