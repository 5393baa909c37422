"""What is true behind the records, kept apart: for tests and for whoever marks, never for learners."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.calendar import as_dates
from synthetic_data.lives import Lives
from synthetic_data.lives.courses import SUBJECTS
from synthetic_data.lives.firms import SECTIONS
from synthetic_data.lives.jobs import JobKind
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.records import ids
from synthetic_data.records.frames import where


def truth(lives: Lives) -> dict[str, pd.DataFrame]:
    """Return three tables by name.

    ``people``: one row a person, with the ids they have without faults, the academic year in which they get a first
    degree (it may lie ahead) and the subject that they study if they do. ``activities``: what they do in the
    academic years after KS4, a row for each year in which they do something. ``jobs``: with firm, section of
    industry, kind and true days.
    """
    people, seed, jobs = lives.people, lives.plan.seed, lives.jobs
    edukey = ids.edukey(seed, people.number)
    frame = pd.DataFrame(
        {
            "person": people.number,
            "PupilMatchingRefAnonymous": ids.pupil_reference(seed, people.number),
            "AE_ID": ids.person_number(seed, people.number),
            "EDUKEY": edukey,
            "cohort": people.cohort.astype("int64"),
            "female": people.female.astype("int8"),
            "ethnicity": ETHNIC_CODES[people.ethnicity],
            "independent": people.independent.astype("int8"),
            "free_meals_at_15": lives.homes.free_meals[:, YEAR_11].astype("int8"),
            "attainment": lives.attainment.score,
            "passes": lives.attainment.passes.astype("int64"),
            "graduate": lives.higher.graduate.astype("int8"),
            "graduated": where(
                lives.higher.graduate, people.cohort.astype(np.int64) + lives.higher.last.astype(np.int64)
            ),
            "subject": np.array([s.name for s in SUBJECTS], dtype=object)[lives.courses.subject],
        }
    )
    rows, year = np.nonzero(lives.routes.activity > Activity.NONE)
    return {
        "people": frame,
        "activities": pd.DataFrame(
            {
                "person": people.number[rows],
                "years_after_ks4": year.astype("int64"),
                "activity": np.array([a.name.lower() for a in Activity], dtype=object)[
                    lives.routes.activity[rows, year]
                ],
            }
        ),
        "jobs": pd.DataFrame(
            {
                "EDUKEY": edukey[jobs.person],
                "firm": jobs.firm.astype("int64"),
                "section": np.array(list(SECTIONS), dtype=object)[lives.employers.section],
                "kind": np.array([k.name.lower() for k in JobKind], dtype=object)[jobs.kind],
                "start": as_dates(jobs.start),
                "end": as_dates(jobs.end),
            }
        ),
    }
