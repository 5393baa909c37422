"""Faults in the student record of higher education."""

from __future__ import annotations

import numpy as np

from synthetic_data.faults.planting import (
    FFT_CODE,
    INVENTED,
    Planting,
    fault,
)


@fault(
    "blank-student-reference",
    "student_record",
    0.003,
    FFT_CODE,
    "Share of students' rows with an empty pupil reference.",
)
def _blank_student_reference(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "HE_PUPILMATCHINGREFANONYMOUS"] = ""


@fault(
    "missing-end-of-study",
    "student_record",
    0.008,
    INVENTED,
    "Share of students' rows that lack the day on which study ended, although it did.",
)
def _missing_end_of_study(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        field = "HE_ENDDATE" if "HE_ENDDATE" in frame else "HE_DATELEFT"
        frame.loc[block.some(frame[field].notna().to_numpy()), field] = np.datetime64("NaT", "s")
