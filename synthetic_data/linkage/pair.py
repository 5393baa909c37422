"""The two files of one block, and the truth behind them."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calendar import as_dates
from synthetic_data.linkage.columns import EDUCATION, FIELDS, ID_COLUMNS, TAX
from synthetic_data.linkage.faults import NO_DATE, SLOTS, STRANGER, Side, clean, plant
from synthetic_data.linkage.identities import Identities, make_identities
from synthetic_data.linkage.names import TRADITION_NAMES
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.plan import Plan
from synthetic_data.records import ids
from synthetic_data.records.frames import TEXT

ID_BITS = 28
"""Record numbers are below this power of two, which is above slots times the largest population."""


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two files to be linked and the truth; frames, in the columns of the dictionary.

    Attributes
    ----------
    education, tax
        one row a record, in the order of their record numbers.
    truth
        ``people`` (one row a person, with the ids that LEO has for them and the groups that they are in),
        ``records`` (whose each record is; none of ours for a stranger), ``links`` (every pair of records of one
        person) and ``faults`` (what was planted on which record).
    """

    education: pd.DataFrame
    tax: pd.DataFrame
    truth: dict[str, pd.DataFrame]


def make_pair(plan: Plan, block: int) -> Pair:
    """Return the files of one block; they depend on the plan and the block's number only."""
    who = make_identities(plan, block)
    sides = {file: clean(who, file) for file in (EDUCATION, TAX)}
    frames, records, planted = {}, [], []
    for file, side in sides.items():
        plant(side, plan.faults, block)
        number = _record_numbers(plan, file, who.people.number[side.person], side.slot)
        order = np.argsort(number, kind="stable")
        frames[file] = _frame(file, side, number).iloc[order].reset_index(drop=True)
        records.append(_records(file, side, number).iloc[order])
        for name, rows in side.planted:
            planted.append(pd.DataFrame({"file": file, "record": number[rows], "fault": name}))
    of_people = pd.concat(records, ignore_index=True)
    truth = {
        "people": _people(who),
        "records": of_people,
        "links": _links(of_people),
        "faults": pd.concat([pd.DataFrame(_NO_FAULTS), *planted], ignore_index=True).sort_values(
            ["file", "record", "fault"], ignore_index=True
        ),
    }
    return Pair(frames[EDUCATION], frames[TAX], truth)


_NO_FAULTS = {
    "file": pd.Series(dtype=TEXT),
    "record": pd.Series(dtype="int64"),
    "fault": pd.Series(dtype=TEXT),
}


def _record_numbers(
    plan: Plan, file: str, person: NDArray[np.int64], slot: NDArray[np.int64]
) -> NDArray[np.int64]:
    return ids.scramble(person * SLOTS + slot, ID_BITS, plan.seed, f"linkage {file} record").astype(np.int64)


def _frame(file: str, side: Side, number: NDArray[np.int64]) -> pd.DataFrame:
    born = side.fields["date_of_birth"]
    columns: dict[str, Any] = {ID_COLUMNS[file]: number}
    for name in FIELDS:
        columns[name] = (
            as_dates(np.where(born == NO_DATE, np.datetime64("NaT").astype(np.int64), born))
            if name == "date_of_birth"
            else pd.Series(side.fields[name], dtype=TEXT)
        )
    return pd.DataFrame(columns)


def _records(file: str, side: Side, number: NDArray[np.int64]) -> pd.DataFrame:
    ours = side.slot != STRANGER
    person = np.where(ours, side.who.people.number[side.person], -1)
    return pd.DataFrame(
        {
            "file": pd.Series(np.full(len(number), file, dtype=object), dtype=TEXT),
            "record": number,
            "person": pd.arrays.IntegerArray(person, ~ours),
        }
    )


def _links(records: pd.DataFrame) -> pd.DataFrame:
    known = records.dropna(subset=["person"]).astype({"person": "int64"})
    sides = [
        known.loc[known["file"] == file, ["person", "record"]].rename(columns={"record": ID_COLUMNS[file]})
        for file in (EDUCATION, TAX)
    ]
    links = sides[0].merge(sides[1], on="person")
    return links[["education_id", "tax_id", "person"]].sort_values(
        ["education_id", "tax_id"], ignore_index=True
    )


def _people(who: Identities) -> pd.DataFrame:
    people, seed = who.people, who.plan.seed
    return pd.DataFrame(
        {
            "person": people.number,
            "AE_ID": ids.person_number(seed, people.number),
            "PupilMatchingRefAnonymous": ids.pupil_reference(seed, people.number),
            "EDUKEY": ids.edukey(seed, people.number),
            "family": people.number[who.family],
            "twin": who.twin.astype("int8"),
            "cohort": people.cohort.astype("int64"),
            "forename": pd.Series(who.forename, dtype=TEXT),
            "surname": pd.Series(who.surname, dtype=TEXT),
            "date_of_birth": as_dates(who.born),
            "naming": pd.Series(np.array(TRADITION_NAMES, dtype=object)[who.tradition], dtype=TEXT),
            "sex": pd.Series(np.where(people.female, "F", "M").astype(object), dtype=TEXT),
            "ethnicity": pd.Series(ETHNIC_CODES[people.ethnicity], dtype=TEXT),
            "free_meals_at_15": who.groups["free meals"].astype("int8"),
            "moved_at_school": who.groups["moved at school"].astype("int8"),
            "born_abroad": who.groups["born abroad"].astype("int8"),
            "independent": people.independent.astype("int8"),
        }
    )
