"""A reference linkage by ordered rules, and how good a linkage is, overall and by group.

The rules follow the published ladder of a sister linkage, of pupils to hospital records (Libuy et al. 2021,
https://pmc.ncbi.nlm.nih.gov/articles/PMC8445153): from all five alike to ever weaker agreement. Steps 2 to 5 here are
its first four; what stands before (the number) and behind is ours. The rules that linked LEO itself are not public.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from synthetic_data.errors import LeoError
from synthetic_data.linkage.columns import UNKNOWN_POSTCODE

if TYPE_CHECKING:  # these take time, so that they are imported where they are needed
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

RULES: dict[str, tuple[str, ...]] = {
    "number, date and initial": ("ni_number", "date_of_birth", "initial"),
    "all five alike": ("forename", "surname", "date_of_birth", "sex", "postcode"),
    "names that sound alike": ("forename_sound", "surname_sound", "date_of_birth", "sex", "postcode"),
    "beginnings of names": ("initial", "surname_start", "date_of_birth", "sex", "postcode"),
    "beginnings of names, anywhere": ("initial", "surname_start", "date_of_birth", "sex"),
    "forename and date, same home": ("forename", "date_of_birth", "postcode"),
    "names and year, same home": ("forename", "surname", "year", "sex", "postcode"),
    "names and date": ("forename", "surname", "date_of_birth"),
    "surname and date, same home": ("surname", "date_of_birth", "sex", "postcode"),
}
"""What has to be alike, step by step."""
EXACT = "all five alike"

_SOUNDS = str.maketrans(
    {
        letter: code
        for code, letters in {"1": "BFPV", "2": "CGJKQSXZ", "3": "DT", "4": "L", "5": "MN", "6": "R"}.items()
        for letter in letters
    }
    | dict.fromkeys("AEIOUY", "0")
)


def soundex(name: str) -> str:
    """Return the Soundex code of a name in capitals: its first letter and three figures for its consonants."""
    letters = re.sub("[^A-Z]", "", name)
    if not letters:
        return ""
    # H and W do not separate letters of one sound, vowels do.
    coded = letters[0] + re.sub("[HW]", "", letters[1:])
    sounds = re.sub(r"(\d)\1+", r"\1", coded.translate(_SOUNDS))
    return (letters[0] + sounds[1:].replace("0", "") + "000")[:4]


def standardised(records: pd.DataFrame) -> pd.DataFrame:
    """Return records as rules compare them: names in the capitals A to Z without signs, no dummy postcode.

    Beside the columns of the files it has ``initial``, ``surname_start`` (three letters), ``forename_sound``,
    ``surname_sound`` and ``year`` of birth.
    """
    from synthetic_data.linkage.names import without_accents

    def plain(name: str) -> str:
        return re.sub("[^A-Z]", "", without_accents(name).upper())

    made = records.copy()
    for name in ("forename", "surname"):
        text = _by_value(records[name], plain)
        made[name] = text
        made[f"{name}_sound"] = _by_value(text, soundex)
    made["initial"] = made["forename"].str[:1]
    made["surname_start"] = made["surname"].str[:3]
    made["year"] = records["date_of_birth"].dt.year
    made["postcode"] = records["postcode"].mask(records["postcode"] == UNKNOWN_POSTCODE)
    return made


def _by_value(names: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Change each different value once."""
    known = names.dropna().unique()
    return names.map(dict(zip(known, map(change, known), strict=True)))


def link_by_rules(
    education: pd.DataFrame, tax: pd.DataFrame, rules: Mapping[str, tuple[str, ...]] = RULES
) -> pd.DataFrame:
    """Link the records of two files by rules, the strictest first.

    Each education record is looked up in the whole tax file, by one rule after the other, until a rule finds exactly
    one record; a rule that finds several decides nothing. Where something that a rule asks for is missing, it finds
    nothing.

    Parameters
    ----------
    education, tax
        the two files, as `linkage_files` gives them.
    rules
        what has to be alike, by name of the rule: columns of the files, or ``initial``, ``surname_start`` (three
        letters), ``forename_sound`` and ``surname_sound`` (Soundex) and ``year`` (of birth).

    Returns
    -------
    pandas.DataFrame
        one row a linked education record: ``education_id``, ``tax_id``, ``step`` (1 for the first rule) and ``rule``.

    Raises
    ------
    LeoError
        if a rule asks for a column that there is not.
    """
    import pandas as pd

    left, right = standardised(education), standardised(tax)
    parts = []
    for step, (rule, columns) in enumerate(rules.items(), 1):
        unknown = [name for name in columns if name not in left or name not in right]
        if unknown or not columns:
            raise LeoError(f"rule {rule!r} asks for {unknown or 'nothing'}: name columns of both files")
        on = list(columns)
        candidates = right.dropna(subset=on).drop_duplicates(on, keep=False)
        found = left.dropna(subset=on)[[*on, "education_id"]].merge(candidates[[*on, "tax_id"]], on=on)
        parts.append(found[["education_id", "tax_id"]].assign(step=step, rule=rule))
        left = left[~left["education_id"].isin(found["education_id"])]
    return pd.concat(parts, ignore_index=True).sort_values("education_id", ignore_index=True)


MAJOR_GROUPS = {
    "Asian": ("AIND", "APKN", "ABAN", "AOTH"),
    "Black": ("BCRB", "BAFR", "BOTH"),
    "Chinese": ("CHNE",),
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Other": ("OOTH",),
    "White British": ("WBRI",),
    "White other": ("WIRI", "WIRT", "WROM", "WOTH"),
}
COHORTS = {2007: "2002 to 2007", 2014: "2008 to 2014", 2021: "2015 to 2021"}
"""Spans of the years in which Key Stage 4 ends, by their last."""


def link_quality(links: pd.DataFrame, truth: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Compare links with the truth, overall and by group.

    Parameters
    ----------
    links
        one row a link: ``education_id`` and ``tax_id``; other columns are not looked at.
    truth
        the frames ``people``, ``records`` and ``links``, as `linkage_files` gives them.

    Returns
    -------
    pandas.DataFrame
        one row a group of people, the first for all, ready to be plotted: ``by``, ``group``, ``records`` (education
        records), ``linkable`` (those whose person has a tax record), ``linked``, ``right`` and ``false`` links,
        ``precision`` (right / linked, missing where nothing is linked) and ``recall`` (linkable records that are
        rightly linked / linkable). Which group a link belongs to goes by its education record.
    """
    import numpy as np
    import pandas as pd

    major = {code: name for name, codes in MAJOR_GROUPS.items() for code in codes}
    people, records, true = truth["people"], truth["records"], truth["links"]
    education = records[records["file"] == "education"].rename(columns={"record": "education_id"})
    seen = education[["education_id", "person"]].merge(
        people.assign(group=people["ethnicity"].map(major)), on="person", how="left"
    )
    pairs = pd.MultiIndex.from_frame(true[["education_id", "tax_id"]])
    made = links[["education_id", "tax_id"]].drop_duplicates()
    made = made.assign(right=pd.MultiIndex.from_frame(made).isin(pairs))
    count = (
        made.groupby("education_id")["right"].agg(["size", "sum"]).reindex(seen["education_id"], fill_value=0)
    )
    counted = pd.DataFrame(
        {
            "records": 1,
            "linkable": seen["education_id"].isin(true["education_id"]).to_numpy().astype("int64"),
            "linked": count["size"].to_numpy(),
            "right": count["sum"].to_numpy().astype("int64"),
            "reached": (count["sum"].to_numpy() > 0).astype("int64"),
        }
    )
    several = seen.groupby("family")["person"].transform("nunique") > 1
    groups = {
        "all": np.full(len(seen), "all"),
        "sex": seen["sex"].map({"F": "female", "M": "male"}),
        "ethnic group": seen["group"],
        "free school meals": _yes_or_no(seen["free_meals_at_15"] == 1),
        "moved at school": _yes_or_no(seen["moved_at_school"] == 1),
        "born abroad": _yes_or_no(seen["born_abroad"] == 1),
        "sibling in the files": _yes_or_no(several),
        "twin": _yes_or_no(seen["twin"] == 1),
        "cohort": np.select([seen["cohort"] <= last for last in COHORTS], list(COHORTS.values()), ""),
    }
    parts = []
    for by, group in groups.items():
        sums = counted.groupby(np.asarray(group, dtype=object)).sum().rename_axis("group").reset_index()
        parts.append(sums.assign(by=by))
    made = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(
        {
            **{name: made[name] for name in ("by", "group", "records", "linkable", "linked", "right")},
            "false": made["linked"] - made["right"],
            "precision": (made["right"] / made["linked"].where(made["linked"] > 0)).astype(float),
            "recall": (made["reached"] / made["linkable"].where(made["linkable"] > 0)).astype(float),
        }
    )


def _yes_or_no(condition: pd.Series) -> NDArray[np.object_]:
    import numpy as np

    return np.where(condition, "yes", "no").astype(object)
