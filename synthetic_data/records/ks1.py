"""Key Stage 1: teachers' levels at the end of year 2, their points, and what was made of them each year."""

from __future__ import annotations

from typing import Any

import numpy as np

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.key_stages import MATHS, READING, SCIENCE, WRITING, YEAR_2
from synthetic_data.records.frames import in_their_years, where
from synthetic_data.records.pupil_tables import at_the_end_of, pupil_fields
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

LEVELS = np.array(["W", "1", "2C", "2B", "2A", "3", "4"], dtype=object)
WHOLE_LEVELS = np.array(["W", "1", "2", "2", "2", "3", "4"], dtype=object)
POINTS = np.array([3, 9, 13, 15, 17, 21, 27], dtype=np.int64)
WHOLE_POINTS = np.array([3, 9, 15, 15, 15, 21, 27], dtype=np.int64)
LEVEL_1, LEVEL_2C, LEVEL_2B, LEVEL_3 = 1, 2, 3, 5
ABSENT, DISAPPLIED = 0.004, 0.001
"""Shares without a level: absent, or the national curriculum not applied to them."""
SUBJECTS = {"READ": (READING, "READING"), "WRIT": (WRITING, "WRITING"), "MAT": (MATHS, "MATHS")}


@writes("ks1")
def key_stage_1(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of Key Stage 1 for children who end year 2 in the years of the view."""
    rng = stream(lives.plan.seed, "key stage 1 records", lives.block)
    drawn, talk = rng.random(len(lives.people)), rng.normal(size=len(lives.people))
    rows, year = at_the_end_of(shared, view, YEAR_2)
    ranks = lives.key_stages.ks1[rows].astype(np.int64)
    u = drawn[rows]
    known = u >= ABSENT + DISAPPLIED
    missing = np.where(u < ABSENT, "A", "D").astype(object)
    points = POINTS[ranks]
    points[:, SCIENCE] = WHOLE_POINTS[ranks[:, SCIENCE]]
    average = np.round(points.mean(axis=1), 2)
    both = points[:, [READING, WRITING]].mean(axis=1)
    speaking = np.clip(np.rint(ranks[:, :2].mean(axis=1) + 0.8 * talk[rows]), 0, 6).astype(np.int64)
    fields: dict[str, Any] = {
        **pupil_fields(shared, "KS1", rows, year, YEAR_2),
        "KS1_SOURCECTY": "E",
        "KS1_SPEAKANDLISTEN": np.where(known, WHOLE_LEVELS[speaking], missing).astype(object),
        "KS1_SCIENCE": where(known, WHOLE_LEVELS[ranks[:, SCIENCE]]),
        "KS1_READWRITPOINTS": where(known, np.floor(both + 0.5).astype(np.int64)),
        "KS1_SCIPOINTS": where(known, points[:, SCIENCE]),
        "KS1_APS": np.where(known, average, np.nan),
        "KS1_APSRWM": np.where(known, np.round(points[:, :SCIENCE].mean(axis=1), 2), np.nan),
        "KS1_NPDPUB": 1,
        "KS1_SCISUBOTPS": np.where(known, points[:, SCIENCE], np.nan),
        "KS1_LEVXSCI": known & (ranks[:, SCIENCE] >= LEVEL_2C),
        "KS1_LEVAXSCI": known & (ranks[:, SCIENCE] >= LEVEL_3),
    }
    for short, (subject, name) in SUBJECTS.items():
        rank = ranks[:, subject]
        plus = {"READ": "READ", "WRIT": "WRIT", "MAT": "MATHS"}[short]
        fields |= {
            f"KS1_{name}": np.where(known, LEVELS[rank], missing).astype(object),
            f"KS1_{short}POINTS": where(known, points[:, subject]),
            f"KS1_LEVL{short}": known & (rank <= LEVEL_1),
            f"KS1_LEVX{short}": known & (rank >= LEVEL_2C),
            f"KS1_LEV2B{short}": known & (rank >= LEVEL_2B),
            f"KS1_LEVAX{short}": known & (rank >= LEVEL_3),
            f"KS1_DISC_{short}": 0,
            f"KS1_{plus}2PLUS": known & (rank >= LEVEL_2C),
            f"KS1_{plus}OTPS": np.where(known, points[:, subject], np.nan),
        }
    return in_their_years(view, year, fields)
