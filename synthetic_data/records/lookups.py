"""The three lookups that tie education records, people and tax records together."""

from __future__ import annotations

from typing import Any

import numpy as np

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.routes import Activity
from synthetic_data.records import ids
from synthetic_data.records.shared import Shared, writes

FURTHER_EDUCATION = (Activity.COLLEGE, Activity.APPRENTICESHIP, Activity.ADULT_COURSE)


@writes("pmr_lookup")
def pupil_lookup(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return person numbers and pupil references."""
    return {
        "AE_ID": ids.person_number(lives.plan.seed, lives.people.number),
        "PUPILMATCHINGREFANONYMOUS": shared.pupils.pmr,
    }


@writes("edukey_lookup")
def tax_lookup(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return person numbers and tax keys of those who were found."""
    number = lives.people.number[shared.found]
    return {
        "AE_ID": ids.person_number(lives.plan.seed, number),
        "EDUKEY": ids.edukey(lives.plan.seed, number),
    }


@writes("education_records")
def education_records(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return one record for each year of further education, with the person it was judged to belong to."""
    rows, record = np.nonzero(np.isin(lives.routes.activity, FURTHER_EDUCATION))
    seen = lives.people.cohort[rows] + record <= 2021
    number, record = lives.people.number[rows[seen]], record[seen]
    return {
        "RECORDID": ids.record_id(lives.plan.seed, number, record),
        "AE_ID": ids.person_number(lives.plan.seed, number),
    }
