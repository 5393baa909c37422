"""Invented names: unlike each other, unevenly used, and different by tradition."""

from __future__ import annotations

import numpy as np
import pytest

from synthetic_data.linkage.identities import Identities
from synthetic_data.linkage.names import (
    FOLLOWED,
    TRADITIONS,
    Stock,
    respelled,
    stock,
    without_accents,
)
from synthetic_data.people import ETHNIC_CODES

KINDS = [
    (place, kind)
    for place, way in enumerate(TRADITIONS)
    for kind in (
        "female",
        "male",
        *(("female surname", "male surname") if way.surname_by_sex else ("surname",)),
    )
]


def every_name() -> set[str]:
    found: set[str] = set()
    for place, kind in KINDS:
        found |= set(stock(place, kind).names)
    return found


@pytest.mark.parametrize(("place", "kind"), KINDS)
def test_a_stock_has_as_many_names_as_it_says_and_none_twice(place: int, kind: str):
    names = stock(place, kind)
    way = TRADITIONS[place]
    assert len(names.names) == (way.surnames if "surname" in kind else way.forenames)
    assert len(set(names.names)) == len(names.names)
    assert all(3 <= len(name) <= 16 and name[0].isupper() for name in names.names)


@pytest.mark.parametrize(("place", "kind"), KINDS)
def test_a_few_names_are_borne_by_many(place: int, kind: str):
    shares = np.diff(stock(place, kind).cumulative, prepend=0)
    assert (np.diff(shares) <= 1e-8).all()
    assert shares[0] > 3 / len(shares)
    assert shares.sum() == pytest.approx(1)


def test_traditions_share_hardly_a_name_but_differ_in_how_concentrated_they_are():
    of = [set(stock(place, "female").names) for place in range(len(TRADITIONS))]
    assert sum(map(len, of)) == len(set.union(*of))
    top = {way.name: stock(place, "surname").cumulative[9] for place, way in enumerate(TRADITIONS)}
    assert top["short"] > 0.4 > top["compound"] > 0.25 > top["long"] > top["plain"]


@pytest.mark.parametrize(("place", "kind"), KINDS)
def test_transliterated_names_have_another_spelling(place: int, kind: str):
    names = stock(place, kind)
    differ = np.mean(names.names != names.romanised)
    assert differ > 0.95 if TRADITIONS[place].romanised else differ == 0


def test_only_one_tradition_has_nicknames_and_one_accents():
    def ways(condition: object) -> list[str]:
        return [way.name for place, way in enumerate(TRADITIONS) if condition(stock(place, "female"))]  # type: ignore[operator]

    def nicknames(names: Stock) -> bool:
        return bool((names.short != names.names).all())

    def accents(names: Stock) -> bool:
        return all(not name.isascii() for name in names.names)

    assert ways(nicknames) == ["plain"]
    assert ways(accents) == ["marked"]
    assert all(without_accents(name).isascii() for name in every_name())


def test_every_group_follows_some_tradition():
    assert list(FOLLOWED) == list(ETHNIC_CODES)
    known = {way.name for way in TRADITIONS}
    for shares in FOLLOWED.values():
        assert set(shares) <= known
        assert sum(shares.values()) == pytest.approx(1)


def test_a_name_is_respelled_by_two_rules_at_most():
    rules = (("aa", "a"), ("ee", "i"), ("v", "w"))
    assert respelled("Vaaneer", rules) == "Vanir"
    assert respelled("Zum Vor", rules) == "Zum Wor"
    assert respelled("Tolb", rules) == "Tolb"


def test_siblings_share_a_surname_where_families_do(who: Identities):
    order = np.lexsort((who.born, who.family))
    together = who.family[order][1:] == who.family[order][:-1]
    alike = who.surname[order][1:] == who.surname[order][:-1]
    naming = who.tradition[order][1:]
    names = [way.name for way in TRADITIONS]
    plain = alike[together & (naming == names.index("plain"))].mean()
    compound = alike[together & (naming == names.index("compound"))].mean()
    assert plain > 0.7
    assert compound < 0.5
    # A surname that differs by sex has the same stem.
    marked = together & (naming == names.index("marked"))
    stems = np.array([name.removesuffix("a") for name in who.surname[order]], dtype=object)
    assert (stems[1:] == stems[:-1])[marked].mean() > alike[marked].mean() + 0.2
