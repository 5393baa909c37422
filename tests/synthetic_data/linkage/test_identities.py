"""Who people are agrees with the population that they come from."""

from __future__ import annotations

import numpy as np
import pandas as pd

from synthetic_data.linkage.identities import BETWEEN_SIBLINGS, TWINS, Identities
from synthetic_data.linkage.pair import Pair
from synthetic_data.lives import Lives


def test_they_are_the_people_of_the_population(who: Identities, lives: Lives, clean_pair: Pair):
    born = pd.Series(who.born.astype("datetime64[D]").astype("datetime64[s]"))
    assert (born.dt.year == lives.people.birth_year).all()
    assert (born.dt.month == lives.people.birth_month).all()
    assert born.dt.day.min() == 1
    assert set(born.dt.day[born.dt.month == 7]) == set(range(1, 32))
    people = clean_pair.truth["people"]
    assert (people["cohort"] == lives.people.cohort).all()
    assert ((people["sex"] == "F") == lives.people.female).all()


def test_the_truth_has_the_ids_of_the_population(clean_pair: Pair, clean):
    people, there = clean_pair.truth["people"], clean.truth["people"]
    for column in ("person", "AE_ID", "PupilMatchingRefAnonymous", "EDUKEY", "ethnicity"):
        assert (people[column] == there[column]).all()
    state = people["independent"] == 0
    assert (people["free_meals_at_15"] == there["free_meals_at_15"])[state].all()


def test_siblings_share_a_home_and_are_born_apart(who: Identities):
    size = pd.Series(who.family).map(pd.Series(who.family).value_counts())
    assert 0.4 < (size > 1).mean() < 0.8
    homes = pd.DataFrame({"family": who.family, "home": who.home, "former": who.former_home})
    assert len(homes.drop_duplicates()) == homes["family"].nunique()
    order = np.lexsort((who.born, who.family))
    together = who.family[order][1:] == who.family[order][:-1]
    gap = (who.born[order][1:] - who.born[order][:-1])[together]
    fewest, _ = BETWEEN_SIBLINGS
    assert ((gap == 0) | (gap >= fewest)).all()
    assert ((who.people.ethnicity[who.family]) == who.people.ethnicity).all()
    assert not pd.DataFrame({"family": who.family, "forename": who.forename}).duplicated().any()


def test_twins_share_a_birthday_and_a_home(who: Identities):
    twins = pd.DataFrame({"family": who.family, "born": who.born, "home": who.home})[who.twin]
    assert 0.4 * TWINS < who.twin.mean() <= 1.2 * TWINS
    assert (twins.groupby(["family", "born"]).size() == 2).all()


def test_neighbours_share_a_postcode(who: Identities):
    of_home = pd.Series(who.family).groupby(who.home).nunique()
    assert 2 < of_home.mean() < 20
