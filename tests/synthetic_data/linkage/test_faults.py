"""Everything that keeps records apart: at its rate, in its field, among those it hits, and gone when switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from synthetic_data.linkage.columns import ID_COLUMNS, UNKNOWN_POSTCODE
from synthetic_data.linkage.faults import FAULTS, NARROW, Fault
from synthetic_data.linkage.identities import Identities
from synthetic_data.linkage.pair import Pair, make_pair
from synthetic_data.plan import Plan

BY_NAME = {fault.name: fault for fault in FAULTS}
FILES = ("education", "tax")
FIELDS = {
    "name": {"forename", "surname"},
    "date": {"date_of_birth"},
    "sex": {"sex"},
    "postcode": {"postcode"},
    "number": {"ni_number"},
    "record": set(),
}


def made(plan: Plan, *names: str) -> Pair:
    return make_pair(Plan(plan.people, plan.seed, frozenset(names)), 0)


@dataclass
class Compared:
    """One file with one fault beside the same file without: a row a person."""

    people: pd.DataFrame
    before: pd.DataFrame
    after: pd.DataFrame
    added: pd.DataFrame
    """Records that a person has besides."""
    who: Identities

    @property
    def gone(self) -> pd.Series:
        return self.after["sex"].isna()

    def changed(self, *columns: str) -> pd.Series:
        differ = [
            (self.before[name] != self.after[name]) & ~(self.before[name].isna() & self.after[name].isna())
            for name in columns
        ]
        return np.logical_or.reduce(differ)


def compare(clean: Pair, dirty: Pair, file: str, who: Identities) -> Compared:
    key = ID_COLUMNS[file]
    before, after = getattr(clean, file), getattr(dirty, file)
    records = clean.truth["records"]
    person = records[records["file"] == file].set_index("record")["person"]
    before = before.assign(person=before[key].map(person)).set_index("person").sort_index()
    kept = after[after[key].isin(before[key])]
    kept = kept.assign(person=kept[key].map(person)).set_index("person").reindex(before.index)
    return Compared(
        people=clean.truth["people"].set_index("person"),
        before=before,
        after=kept,
        added=after[~after[key].isin(before[key])],
        who=who,
    )


def two_parts(name: str) -> Callable[[Compared], pd.Series]:
    return lambda c: c.before[name].str.contains("[ -]")


def transliterated(c: Compared) -> pd.Series:
    return c.people["naming"].isin(["compound", "short", "long"])


def marries(c: Compared) -> pd.Series:
    named = c.people["naming"].isin(["plain", "prefixed", "marked", "long"])
    return named & (c.people["sex"] == "F") & ~c.who.groups["under 20"]


def swappable(c: Compared) -> pd.Series:
    born = c.before["date_of_birth"].dt
    return (born.day <= 12) & (born.day != born.month)


def with_sibling(c: Compared) -> pd.Series:
    return c.people.groupby("family")["cohort"].transform("size") > 1


def everybody(c: Compared) -> pd.Series:
    return c.before["sex"].notna()


POSSIBLE: dict[str, Callable[[Compared], pd.Series]] = {
    "name-changed-at-marriage": marries,
    "nickname": lambda c: c.people["naming"] == "plain",
    "use-name": lambda c: c.people["naming"] == "short",
    "other-romanisation": transliterated,
    "one-forename-of-two": two_parts("forename"),
    "forenames-run-together": two_parts("forename"),
    "double-surname-cut": two_parts("surname"),
    "forename-cut-short": lambda c: c.before["forename"].str.len() > NARROW,
    "accents-lost": lambda c: ~(c.before["forename"] + c.before["surname"]).map(str.isascii),
    "punctuation-lost": lambda c: (c.before["forename"] + c.before["surname"]).str.contains("[ '-]"),
    "first-of-january": lambda c: c.people["born_abroad"] == 1,
    "day-and-month-swapped": swappable,
    "moved-home": lambda c: c.who.home != c.who.later_home,
    "former-postcode": lambda c: c.who.home != c.who.former_home,
    "number-of-a-sibling": with_sibling,
}
"""To whom a fault can happen; to everybody, where nothing stands here."""


def hit(c: Compared, name: str, dirty: Pair) -> pd.Series:
    if name in ("no-tax-record", "no-education-record"):
        return c.gone
    if name == "second-record":
        records = dirty.truth["records"]
        counted = records[records["file"] == ("education" if "education_id" in c.before else "tax")]
        return (counted["person"].value_counts() == 2).reindex(c.before.index, fill_value=False)
    if name == "same-name-stranger":
        # A stranger shows by name only: whose namesake it is, the truth does not say.
        copies = c.added.groupby(["forename", "surname", "sex"]).size()
        keys = pd.MultiIndex.from_frame(c.before[["forename", "surname", "sex"]])
        share = copies.reindex(keys, fill_value=0).to_numpy() / keys.map(keys.value_counts()).to_numpy()
        return pd.Series(share, index=c.before.index)
    return pd.Series(c.changed(*FIELDS[BY_NAME[name].about]), index=c.before.index)


CASES = [(fault.name, file) for fault in FAULTS for file in FILES if fault.rate(file)]


@pytest.fixture(scope="module")
def alone(who: Identities) -> dict[str, Pair]:
    return {name: made(who.plan, name) for name in BY_NAME}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_says_what_it_is(fault: Fault, who: Identities):
    assert 0 <= min(fault.education, fault.tax) <= max(fault.education, fault.tax) <= 1
    assert fault.education or fault.tax
    assert fault.evidence
    assert fault.description.startswith("Share of ")
    assert fault.about in FIELDS
    assert set(fault.more) <= set(who.groups)


def test_without_faults_both_files_say_the_same_of_everybody(clean_pair: Pair):
    fields = ["forename", "surname", "date_of_birth", "sex", "postcode", "ni_number"]
    both = clean_pair.education.merge(clean_pair.truth["links"], on="education_id").merge(
        clean_pair.tax, on="tax_id", suffixes=("", "_tax")
    )
    assert len(both) == len(clean_pair.education) == len(clean_pair.tax) == 10_000
    for field in fields:
        assert (both[field] == both[f"{field}_tax"]).all()
    assert len(clean_pair.truth["faults"]) == 0


@pytest.mark.parametrize(("name", "file"), CASES)
def test_alone_it_shows_at_its_rate_overall_and_by_group(
    clean_pair: Pair, alone: dict[str, Pair], who: Identities, name: str, file: str
):
    fault, dirty = BY_NAME[name], alone[name]
    c = compare(clean_pair, dirty, file, who)
    possible = np.asarray(POSSIBLE.get(name, everybody)(c), dtype=bool)
    hits = hit(c, name, dirty).to_numpy(dtype=float)
    chance = np.full(len(who), fault.rate(file))
    for group, times in fault.more.items():
        chance[who.groups[group]] *= times
    chance = np.minimum(chance, 1)
    assert hits[possible].sum() > 0
    for members in [possible, *(possible & who.groups[group] for group in fault.more)]:
        expected, n = chance[members].mean(), members.sum()
        # Four standard errors, and a little for changes that leave a name as it was.
        error = 4 * np.sqrt(expected * (1 - expected) / n) + 0.04 * expected
        assert hits[members].mean() == pytest.approx(expected, abs=error)
    if name not in ("same-name-stranger", "other-romanisation", "first-of-january"):
        assert hits[~possible].sum() == 0


@pytest.mark.parametrize("name", BY_NAME)
def test_alone_it_changes_nothing_else(clean_pair: Pair, alone: dict[str, Pair], who: Identities, name: str):
    fault = BY_NAME[name]
    for file in FILES:
        c = compare(clean_pair, alone[name], file, who)
        if not fault.rate(file):
            pd.testing.assert_frame_equal(getattr(clean_pair, file), getattr(alone[name], file))
            continue
        own = FIELDS[fault.about]
        here = ~c.gone.to_numpy()
        others = [column for column in c.before if column not in own]
        pd.testing.assert_frame_equal(
            c.before.loc[here, others], c.after.loc[here, others], check_dtype=False
        )
        assert len(c.added) == 0 or name in ("second-record", "same-name-stranger")


@pytest.mark.parametrize("name", BY_NAME)
def test_the_truth_names_the_records_that_it_changed(
    clean_pair: Pair, alone: dict[str, Pair], who: Identities, name: str
):
    noted = alone[name].truth["faults"]
    if name in ("no-tax-record", "no-education-record"):
        assert len(noted) == 0
        return
    assert set(noted["fault"]) == {name}
    for file in FILES:
        key, c = ID_COLUMNS[file], compare(clean_pair, alone[name], file, who)
        changed = set(c.added[key])
        if FIELDS[BY_NAME[name].about]:
            changed |= set(c.before.loc[hit(c, name, alone[name]).astype(bool), key])
        assert set(noted.loc[noted["file"] == file, "record"]) == changed


def test_a_fault_draws_the_same_whatever_stands_beside_it(clean_pair: Pair, who: Identities):
    """Also where others have taken records out and put records in."""
    beside = made(who.plan, "moved-home", "no-tax-record", "second-record", "same-name-stranger", "wrong-sex")
    alone = made(who.plan, "moved-home")
    both = alone.tax.merge(beside.tax, on="tax_id", suffixes=("", "_beside"))
    assert len(both) > 9_000
    assert (both["postcode"] == both["postcode_beside"]).all()


def test_a_day_that_nobody_knew_is_the_same_in_both_files(alone: dict[str, Pair]):
    found = alone["first-of-january"]
    both = found.education.merge(found.truth["links"], on="education_id").merge(
        found.tax, on="tax_id", suffixes=("", "_tax")
    )
    assert (both["date_of_birth"] == both["date_of_birth_tax"]).all()
    noted = found.truth["faults"]
    new = both[both["education_id"].isin(noted.loc[noted["file"] == "education", "record"])]
    assert set(zip(new["date_of_birth"].dt.month, new["date_of_birth"].dt.day, strict=True)) == {(1, 1)}
    people = found.truth["people"].set_index("person").loc[new["person"], "date_of_birth"]
    assert (people.dt.year.to_numpy() == new["date_of_birth"].dt.year.to_numpy()).all()


def test_a_stranger_shares_name_and_year_and_nothing_else(alone: dict[str, Pair]):
    found = alone["same-name-stranger"]
    records = found.truth["records"]
    strangers = found.tax[found.tax["tax_id"].isin(records.loc[records["person"].isna(), "record"])]
    assert len(strangers) > 200
    others = found.tax.drop(strangers.index)
    met = strangers.merge(others, on=["forename", "surname", "sex"], suffixes=("", "_other"))
    assert set(strangers["tax_id"]) == set(met["tax_id"])
    same_year = met["date_of_birth"].dt.year == met["date_of_birth_other"].dt.year
    assert set(strangers["tax_id"]) == set(met.loc[same_year, "tax_id"])
    same_day = met.loc[met["date_of_birth"] == met["date_of_birth_other"], "tax_id"].nunique()
    assert 0.4 < same_day / len(strangers) < 0.62
    assert not strangers["ni_number"].isin(others["ni_number"]).any()


def test_spellings(alone: dict[str, Pair], clean_pair: Pair, who: Identities):
    def before_and_after(name: str, file: str, field: str) -> pd.DataFrame:
        c = compare(clean_pair, alone[name], file, who)
        changed = c.changed(field)
        return pd.DataFrame({"before": c.before[field][changed], "after": c.after[field][changed]})

    short = before_and_after("initial-only", "tax", "forename")
    assert (short["after"] == short["before"].str[0]).all()
    cut = before_and_after("forename-cut-short", "education", "forename")
    assert (cut["after"].str.len() <= NARROW).all()
    typed = before_and_after("typing-error-in-name", "education", "surname")
    assert ((typed["after"].str.len() - typed["before"].str.len()).abs() <= 1).all()
    assert before_and_after("accents-lost", "tax", "surname")["after"].map(str.isascii).all()
    capitals = before_and_after("capitals", "tax", "surname")
    assert (capitals["after"] == capitals["before"].str.upper()).all()
    married = before_and_after("name-changed-at-marriage", "tax", "surname")
    both = [new.startswith(old) for old, new in zip(married["before"], married["after"], strict=True)]
    assert 0.1 < np.mean(both) < 0.3
    swapped = before_and_after("day-and-month-swapped", "education", "date_of_birth")
    assert (swapped["before"].dt.day == swapped["after"].dt.month).all()
    assert (swapped["before"].dt.month == swapped["after"].dt.day).all()
    unknown = before_and_after("postcode-not-known", "education", "postcode")
    assert set(unknown["after"]) == {UNKNOWN_POSTCODE}
    sibling = before_and_after("number-of-a-sibling", "education", "ni_number")
    owner = pd.Series(who.family, index=who.number)
    assert (owner.loc[sibling["before"]].to_numpy() == owner.loc[sibling["after"]].to_numpy()).all()
