"""Faults in the tables of results from reception to Key Stage 5, and in the learning aims of sixth forms."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.faults.planting import ECHILD_CODE, FFT_CODE, FORM, INVENTED, Planting, fault
from synthetic_data.records.ks4 import LETTERS

TWICE_AT_KEY_STAGE_1 = ("2003/2004", "2004/2005")
NOT_COUNTED = 0.7
"""Share of second rows that are marked as not counting in England's results."""
FLAGS_OF_RESULTS = ("LEVX", "LEVA", "EXP", "HIGH", "DEPTH")


def _blank_results(double: pd.DataFrame) -> None:
    """Turn a row of the KS2 pupil table into one in which nothing was achieved."""
    for field in double.columns:
        name = field.removeprefix("KS2_")
        known = double[field].notna()
        if (
            name.endswith(("LEV", "MRK", "OUTCOME"))
            and not name.startswith("PR")
            and not name.endswith("TALEV")
        ):
            double.loc[known, field] = "A"
        elif name.endswith(("POINTS", "FINE", "TOTPTS", "CVAAPS", "APSFG", "READFG", "MATFG", "SCORE")):
            double[field] = double[field].mask(known)
        elif any(part in name for part in FLAGS_OF_RESULTS) and double[field].dtype == "Int8":
            double.loc[known, field] = 0


@fault(
    "duplicate-ks2-row",
    "ks2_pupil",
    0.012,
    ECHILD_CODE,
    "Share of pupils with a second row at Key Stage 2, in which nothing is achieved.",
)
def _duplicate_ks2_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        double = frame.iloc[block.everyone(frame)].copy()
        _blank_results(double)
        out = block.rng.random(len(double)) < NOT_COUNTED
        for field in ("KS2_NATRES", "KS2_LARES", "KS2_SCHRES", "KS2_NATMTDRES"):
            if field in double:
                double.loc[out & double[field].notna().to_numpy(), field] = 0
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "duplicate-ks1-row",
    "ks1",
    0.006,
    ECHILD_CODE,
    "Share of children with a second row at Key Stage 1, all of them in 2003/04 and 2004/05, some a level lower.",
)
def _duplicate_ks1_row(block: Planting) -> None:
    lower = {"1": "W", "2C": "1", "2B": "2C", "2A": "2B", "3": "2A"}
    for view in block.views():
        frame = block[view.name]
        double = frame.iloc[block.some(frame["KS1_ACADYR"].isin(TWICE_AT_KEY_STAGE_1).to_numpy())].copy()
        weaker = block.rng.random(len(double)) < 0.5
        levels = double["KS1_READING"].to_numpy()
        double["KS1_READING"] = np.where(weaker, [lower.get(level, level) for level in levels], levels)
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "invalid-ks1-level",
    "ks1",
    0.006,
    FORM,
    "Share of children whose level in writing at Key Stage 1 is IN, for a code that was not valid.",
)
def _invalid_ks1_level(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "KS1_WRITING"] = "IN"


@fault(
    "profile-total-off",
    "eyfsp",
    0.02,
    INVENTED,
    "Share of profiles whose total is not the sum of its scales.",
)
def _profile_total_off(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        total = frame["FSP_EYFSP_TOTAL"].to_numpy()
        rows = block.some(np.asarray(total != "N"))
        move = block.rng.choice([-9, -5, -2, 2, 5], size=len(rows))
        frame.loc[rows, "FSP_EYFSP_TOTAL"] = [
            str(max(int(total[row]) + by, 0)) for row, by in zip(rows, move, strict=True)
        ]


@fault(
    "blank-ks2-reference",
    "ks2_pupil",
    0.006,
    FFT_CODE,
    "Share of rows at Key Stage 2 with an empty pupil reference.",
)
def _blank_ks2_reference(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "KS2_PupilMatchingRefAnonymous"] = ""


@fault(
    "missing-teacher-level",
    "ks3_pupil",
    0.01,
    FORM,
    "Share of pupils whose teacher's level in English at Key Stage 3 is M, for missing.",
)
def _missing_teacher_level(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "KS3_ENGTALEV"] = "M"


@fault(
    "doubled-exam-row",
    "ks4_exam",
    0.004,
    INVENTED,
    "Share of exams at Key Stage 4 that stand in the table twice, alike in everything.",
)
def _doubled_exam_row(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        block[view.name] = pd.concat([frame, frame.iloc[block.everyone(frame)]], ignore_index=True)


@fault(
    "exam-not-discounted",
    "ks4_exam",
    0.0015,
    INVENTED,
    "Share of exams at Key Stage 4 that should give way to another try and are not flagged so.",
)
def _exam_not_discounted(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.some((frame["KS4_DISC3"] == 1).fillna(False).to_numpy(dtype=bool))
        for field in ("KS4_DISC1", "KS4_DISC3", "KS4_DISC3_PTQ", "KS4_DISC3_CAP"):
            frame.loc[rows, field] = frame.loc[rows, field].mask(frame.loc[rows, field].notna(), 0)


@fault(
    "letter-after-reform",
    "ks4_exam",
    0.003,
    INVENTED,
    "Share of exams at Key Stage 4 with a letter for a grade although numbers had replaced it.",
)
def _letter_after_reform(block: Planting) -> None:
    # The lowest C became a 4, the lowest A a 7; a U stays a U.
    letter = dict(zip("123456789", LETTERS[[1, 3, 4, 5, 5, 6, 7, 7, 8]], strict=True))
    for view in block.views():
        frame = block[view.name]
        grade = frame["KS4_GRADE"].to_numpy()
        rows = block.some(np.isin(grade.astype("U2"), list(letter)))
        frame.loc[rows, "KS4_GRADE"] = [letter[each] for each in grade[rows]]


@fault(
    "student-at-two-providers",
    "ks5_student",
    0.01,
    INVENTED,
    "Share of students with a second row at Key Stage 5, at another provider, that does not count.",
)
def _student_at_two_providers(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        double = frame.iloc[block.everyone(frame)].copy()
        if not len(double):
            continue
        elsewhere = frame.iloc[block.rng.integers(0, len(frame), len(double), dtype=np.int64)]
        for field in ("KS5_LA_anon", "KS5_LAESTAB_anon", "KS5_URN_anon"):
            other = elsewhere[field].set_axis(double.index)
            double[field] = other.where(double[field].notna() & other.notna(), double[field])
        for field in ("KS5_TRIGGER", "KS5_SCHRES", "KS5_LARES", "KS5_NATRES", "KS5_NAT1618"):
            double.loc[double[field].notna(), field] = 0
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "blank-ks5-reference",
    "ks5_student",
    0.008,
    FFT_CODE,
    "Share of rows at Key Stage 5 with an empty reference, so that the exams have no student.",
)
def _blank_ks5_reference(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        frame.loc[block.everyone(frame), "KS5_PupilMatchingRefAnonymous"] = ""


@fault(
    "as-level-not-discounted",
    "ks5_exam",
    0.006,
    INVENTED,
    "Share of exams at Key Stage 5 that should give way to another and are not flagged so.",
)
def _as_level_not_discounted(block: Planting) -> None:
    flags = ["KS5_DISC1", "KS5_DISC2", "KS5_DISC3", "KS5_DISC_SINGLE", "KS5_DISC_0_1", "KS5_DISC_ALL"]
    for view in block.views():
        frame = block[view.name]
        flagged = frame[["KS5_DISC3", "KS5_DISC_ALL"]].fillna(0).to_numpy(dtype=np.int64).any(axis=1)
        rows = block.some(np.asarray(flagged))
        for field in flags:
            frame.loc[rows, field] = frame.loc[rows, field].mask(frame.loc[rows, field].notna(), 0)


@fault(
    "duplicate-aim",
    "plams",
    0.01,
    FORM,
    "Share of learning aims with a second row; pl_RecordStatus says which one to keep.",
)
def _duplicate_aim(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.everyone(frame)
        kind = block.rng.choice([1, 3, 4], size=len(rows), p=[0.3, 0.4, 0.3])
        double = frame.iloc[rows].copy()
        double.loc[kind == 1, "pl_OnRoll"] = "0"
        frame.loc[rows, "pl_RecordStatus"] = kind
        double["pl_RecordStatus"] = pd.array(100 + kind, dtype="Int64")
        block[view.name] = pd.concat([frame, double], ignore_index=True)


@fault(
    "aim-without-result",
    "plams",
    0.02,
    FORM,
    "Share of learning aims that were completed but met no row of the results file.",
)
def _aim_without_result(block: Planting) -> None:
    for view in block.views():
        frame = block[view.name]
        rows = block.some((frame["pl_Grade_Match_Status"] == "1").to_numpy(dtype=bool))
        frame.loc[rows, "pl_Grade_Match_Status"] = "0"
        known = frame.loc[rows, "pl_Source_ATT"].notna()
        frame.loc[rows, "pl_Source_ATT"] = frame.loc[rows, "pl_Source_ATT"].mask(known, "0")
        for field in frame.columns:
            of_the_result = "AAT" in field or "ATT" in field or field.startswith("pl_Grade")
            if of_the_result and field not in ("pl_Grade_Match_Status", "pl_Source_ATT"):
                frame.loc[rows, field] = None
