"""Faults in the lookups, which reach into all that carries the keys."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.calendar import LAST_DAY, as_dates
from synthetic_data.faults.planting import (
    FFT_CODE,
    Planting,
    days,
    fault,
)
from synthetic_data.faults.tax import set_pay
from synthetic_data.records import ids


@fault(
    "two-edukeys",
    "edukey_lookup",
    0.03,
    FFT_CODE,
    "Share of people with two EDUKEYs, both with spells and pay; spells of the two can overlap, "
    "and pay of one year can be split.",
    ("employment", "earnings", "benefits"),
)
def _two_edukeys(block: Planting) -> None:
    lookup, spells, pay = (
        block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"],
        block["leo_employment"],
        block["leo_earnings"],
    )
    key = lookup["EDUKEY"].to_numpy()
    several = spells["EduKey"].value_counts().reindex(key, fill_value=0).to_numpy() >= 2
    several &= pay["Edukey"].value_counts().reindex(key, fill_value=0).to_numpy() >= 2
    chosen = lookup.iloc[block.some(several)]
    other = dict(zip(chosen["EDUKEY"], block.new_keys(ids.edukey, len(chosen)), strict=True))
    rng = block.rng

    # Of each person's spells, some move to the other key, some have a part of them there as well.
    second = spells["EduKey"].map(other)
    fate = rng.random(len(spells))
    rank = spells.groupby("EduKey").cumcount()
    moves = second.notna() & ((rank == 1) | ((rank > 1) & (fate < 0.4)))
    shared = second.notna() & ~moves & (fate < 0.9)
    start = days(spells["StartDate"])
    end = np.minimum(days(spells["EndDate"]), LAST_DAY)
    part = (end - start) // 4
    shared &= part > 7
    copies = spells[shared].assign(
        EduKey=second[shared],
        StartDate=as_dates((start + part)[shared]),
        EndDate=as_dates((end - part)[shared]),
        UncertainStartDate=np.int8(0),
        UncertainEndDate=np.int8(0),
    )
    spells["EduKey"] = spells["EduKey"].where(~moves, second)
    block["leo_employment"] = pd.concat([spells, copies], ignore_index=True)

    second = pay["Edukey"].map(other)
    fate = rng.random(len(pay))
    rank = pay.groupby("Edukey").cumcount()
    moves = second.notna() & ((rank == 1) | ((rank > 1) & (fate < 0.35)))
    split = second.notna() & ~moves & (fate < 0.55) & (pay["Earnings"] > 1)
    rows = np.flatnonzero(split)
    amount = pay["Earnings"].to_numpy()[rows]
    copies = pay[split].assign(Edukey=second[split]).reset_index(drop=True)
    set_pay(copies, np.arange(len(copies)), amount // 3)
    set_pay(pay, rows, amount - amount // 3)
    pay["Edukey"] = pay["Edukey"].where(~moves, second)
    block["leo_earnings"] = pd.concat([pay, copies], ignore_index=True)

    claims = block["leo_benefit"]
    second = claims["EduKey"].map(other)
    moves = second.notna() & (rng.random(len(claims)) < 0.4)
    claims["EduKey"] = claims["EduKey"].where(~moves, second)
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = pd.concat(
        [lookup, chosen.assign(EDUKEY=chosen["EDUKEY"].map(other))], ignore_index=True
    )


@fault(
    "shared-edukey",
    "edukey_lookup",
    0.004,
    FFT_CODE,
    "Share of EDUKEYs that a second person, who has none, was wrongly given as well.",
    ("pmr_lookup",),
)
def _shared_edukey(block: Planting) -> None:
    lookup, pupils = block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"], block["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    shared = block.everyone(lookup)
    without = np.setdiff1d(pupils["AE_ID"].to_numpy(), lookup["AE_ID"].to_numpy())
    count = min(len(shared), len(without))
    wrong = lookup.iloc[shared[:count]].assign(AE_ID=block.rng.permutation(without)[:count])
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = pd.concat([lookup, wrong], ignore_index=True)


@fault(
    "edukey-in-no-lookup",
    "edukey_lookup",
    0.005,
    FFT_CODE,
    "Share of EDUKEYs with spells or pay that are missing from the lookup.",
    ("earnings",),
)
def _edukey_in_no_lookup(block: Planting) -> None:
    lookup = block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"]
    used = lookup["EDUKEY"].isin(block["leo_earnings"]["Edukey"]).to_numpy()
    block["LEARNER_AE_ID_TO_EDUKEY_LOOKUP"] = lookup[~block.chosen(used)]


@fault(
    "two-pupil-references",
    "pmr_lookup",
    0.008,
    FFT_CODE,
    "Share of people whose pupil reference changed at some point, so that they have two.",
    ("school_census", "ks4_pupil", "student_record"),
    (
        *("eyfsp", "ks1", "ks2_pupil", "ks2_exam", "ks3_pupil", "ks3_exam"),
        *("ks4_exam", "ks5_student", "ks5_exam", "plams", "nccis"),
        *("ucas_applicants", "ucas_applications", "ucas_qualifications"),
        *(
            "annual_census",
            "autumn_census",
            "summer_census",
            "pru_census",
            "alternative_provision",
            "absence",
        ),
        *("exclusions_annual", "exclusions", "exclusions_enrolment", "exclusions_pupil"),
        *("children_in_need", "children_looked_after"),
    ),
)
def _two_pupil_references(block: Planting) -> None:
    lookup = block["LEARNER_AE_ID_TO_PMR_LOOKUP"]
    chosen = lookup.iloc[block.everyone(lookup)]
    old = chosen["PUPILMATCHINGREFANONYMOUS"].to_numpy()
    new = dict(zip(old, block.new_keys(ids.pupil_reference, len(old)), strict=True))
    # The first year with the new reference lies somewhere in the years the person is seen at school.
    seen: dict[str, list[int]] = {reference: [] for reference in old}
    tables = []
    for view in block.of_groups("school_census", "ks4_pupil"):
        field = (
            "PupilMatchingRefAnonymous" if view.group == "school_census" else "KS4_PupilMatchingRefAnonymous"
        )
        frame = block[view.name]
        rows = np.flatnonzero(frame[field].isin(seen))
        written = "AcademicYear" if view.group == "school_census" else "KS4_ACADYR"
        ends = [int(year[-4:]) for year in frame[written].to_numpy()[rows]]
        tables.append((frame, field, rows, ends))
        for reference, year in zip(frame[field].to_numpy()[rows], ends, strict=True):
            seen[reference].append(year)
    share = block.rng.random(len(old))
    first_new = {}
    for reference, at in zip(old, share, strict=True):
        years_seen = sorted(set(seen[reference]))
        later = years_seen[1:] or years_seen
        first_new[reference] = later[int(at * len(later))] if later else 0
    for frame, field, rows, ends in tables:
        references = frame[field].to_numpy()[rows]
        changed = [end >= first_new[reference] for reference, end in zip(references, ends, strict=True)]
        frame.loc[rows[changed], field] = [new[reference] for reference in references[changed]]
    for view in block.of_groups("student_record"):
        frame, field, year = block[view.name], "HE_PUPILMATCHINGREFANONYMOUS", view.years[0]
        changed = [year >= first_new.get(reference, year + 1) for reference in frame[field]]
        frame.loc[changed, field] = [new[reference] for reference in frame.loc[changed, field]]
    for view in block.of_groups(*block.fault.followers):
        frame, field = block[view.name], view.columns[0].field
        rows = np.flatnonzero(frame[field].isin(new))
        references = frame[field].to_numpy()[rows]
        ends = [view.year or int(str(year)[-4:]) for year in frame[view.row_year or field].to_numpy()[rows]]
        changed = [end >= first_new[reference] for reference, end in zip(references, ends, strict=True)]
        frame.loc[rows[changed], field] = [new[reference] for reference in references[changed]]
    block["LEARNER_AE_ID_TO_PMR_LOOKUP"] = pd.concat(
        [lookup, chosen.assign(PUPILMATCHINGREFANONYMOUS=[new[reference] for reference in old])],
        ignore_index=True,
    )
