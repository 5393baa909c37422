"""Faults in the records of children in need and of children looked after."""

from __future__ import annotations

import numpy as np

from synthetic_data.calendar import as_dates
from synthetic_data.faults.planting import FORM, INVENTED, Planting, days, fault


@fault(
    "child-in-need-without-reference",
    "children_in_need",
    0.08,
    INVENTED,
    "Share of rows of pupils in need that lack the pupil reference, besides children too young to have one.",
)
def _child_in_need_without_reference(block: Planting) -> None:
    frame, field = block["cin_2009_to_2021"], "CIN_PupilMatchingRefAnonymous"
    frame.loc[block.some((frame[field] != "").to_numpy(dtype=bool)), field] = ""


@fault(
    "need-not-stated",
    "children_in_need",
    0.02,
    FORM,
    "Share of cases whose primary need is not stated (N0).",
)
def _need_not_stated(block: Planting) -> None:
    frame = block["cin_2009_to_2021"]
    frame.loc[block.everyone(frame), "CIN_PrimaryNeedCode"] = "N0"


@fault(
    "case-closed-before-referral",
    "children_in_need",
    0.006,
    INVENTED,
    "Share of rows in which the case was closed before it began.",
)
def _case_closed_before_referral(block: Planting) -> None:
    frame = block["cin_2009_to_2021"]
    rows = block.some(frame["CIN_CINClosureDate"].notna().to_numpy())
    before = days(frame["CIN_CINReferralDate"])[rows]
    early = before - block.rng.integers(1, 200, len(rows), dtype=np.int64)
    frame.loc[rows, "CIN_CINClosureDate"] = as_dates(early)


@fault(
    "several-categories-of-abuse",
    "child_protection_plans",
    0.06,
    FORM,
    "Share of plans with the code for several categories (MUL), which was not to be used.",
)
def _several_categories_of_abuse(block: Planting) -> None:
    frame = block["cin_cpp_2009_to_2021"]
    rows = block.exactly(np.ones(len(frame), dtype=bool))
    for field in ("CIN_CategoryOfAbuse", "CIN_InitialCategoryOfAbuse", "CIN_LatestCategoryOfAbuse"):
        known = rows[frame[field].notna().to_numpy()[rows]]
        frame.loc[known, field] = "MUL"


@fault(
    "looked-after-without-reference",
    "children_looked_after",
    0.05,
    INVENTED,
    "Share of rows of pupils looked after that lack the pupil reference.",
)
def _looked_after_without_reference(block: Planting) -> None:
    frame, field = block["cla_2006_to_2021"], "cla_PupilMatchingRefAnonymous"
    frame.loc[block.exactly((frame[field] != "").to_numpy(dtype=bool)), field] = ""


@fault(
    "episode-without-end",
    "children_looked_after",
    0.03,
    INVENTED,
    "Share of rows that lack the day and the reason of an end, although care had ended.",
)
def _episode_without_end(block: Planting) -> None:
    frame = block["cla_2006_to_2021"]
    rows = block.some(frame["cla_DATE_EPI_CEASED"].notna().to_numpy())
    frame.loc[rows, "cla_DATE_EPI_CEASED"] = np.datetime64("NaT", "s")
    frame.loc[rows, "cla_REC"] = None
