"""The three lookups that tie education records, people and tax records together.

People who could not be found in the tax records have no key there: they are in the education lookups only, and their
jobs and pay stay unseen. The share is invented; that more recent cohorts, and White and better-off pupils, are found
more often follows a published sister linkage (Libuy et al. 2021, https://pmc.ncbi.nlm.nih.gov/articles/PMC8445153).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.chance import logistic
from synthetic_data.lives import Lives
from synthetic_data.lives.routes import Activity
from synthetic_data.records import ids
from synthetic_data.records.codes import Pupils
from synthetic_data.streams import stream

FOUND, FOUND_PER_COHORT, FOUND_WHITE, FOUND_INCOME = 3.2, 0.05, 0.5, 0.3
FURTHER_EDUCATION = (Activity.COLLEGE, Activity.APPRENTICESHIP, Activity.ADULT_COURSE)


def found_in_tax_records(lives: Lives) -> NDArray[np.bool_]:
    """Return who was matched to the tax records."""
    people = lives.people
    rng = stream(lives.plan.seed, "matching", lives.block)
    white = people.in_groups("WBRI", "WIRI")
    log_odds = FOUND + FOUND_PER_COHORT * (people.cohort.astype(np.int64) - 2002)
    log_odds = log_odds + FOUND_WHITE * white + FOUND_INCOME * people.income
    return rng.random(len(people)) < logistic(log_odds)


def pupil_lookup(lives: Lives, written: Pupils) -> dict[str, Any]:
    """Return person numbers and pupil references."""
    return {
        "AE_ID": ids.person_number(lives.plan.seed, lives.people.number),
        "PUPILMATCHINGREFANONYMOUS": written.pmr,
    }


def tax_lookup(lives: Lives, found: NDArray[np.bool_]) -> dict[str, Any]:
    """Return person numbers and tax keys of those who were found."""
    number = lives.people.number[found]
    return {
        "AE_ID": ids.person_number(lives.plan.seed, number),
        "EDUKEY": ids.edukey(lives.plan.seed, number),
    }


def education_records(lives: Lives) -> dict[str, Any]:
    """Return one record for each year of further education, with the person it was judged to belong to."""
    rows, record = np.nonzero(np.isin(lives.routes.activity, FURTHER_EDUCATION))
    seen = lives.people.cohort[rows] + record <= 2021
    number, record = lives.people.number[rows[seen]], record[seen]
    return {
        "RECORDID": ids.record_id(lives.plan.seed, number, record),
        "AE_ID": ids.person_number(lives.plan.seed, number),
    }
