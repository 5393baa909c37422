"""The material teaches what it is meant to: exact matching misses most, rules find most of the rest, not all alike."""

from __future__ import annotations

import pandas as pd
import pytest

from synthetic_data import LeoError, link_by_rules, link_quality
from synthetic_data.linkage.pair import Pair
from synthetic_data.linkage.rules import EXACT, RULES, soundex, standardised


@pytest.fixture(scope="module")
def by_rules(pair: Pair) -> pd.DataFrame:
    return link_by_rules(pair.education, pair.tax)


def quality(pair: Pair, links: pd.DataFrame) -> pd.DataFrame:
    return link_quality(links, pair.truth).set_index(["by", "group"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ROBERT", "R163"),
        ("RUPERT", "R163"),
        ("ASHCRAFT", "A261"),
        ("TYMCZAK", "T522"),
        ("PFISTER", "P236"),
        ("HONEYMAN", "H555"),
        ("LEE", "L000"),
        ("", ""),
    ],
)
def test_soundex_is_the_archives(name: str, code: str):
    """Worked examples of the United States National Archives, which keep the code."""
    assert soundex(name) == code


def test_standardising_undoes_what_is_only_spelling(pair: Pair):
    before = pair.education.copy()
    done = standardised(pair.education)
    pd.testing.assert_frame_equal(pair.education, before)
    names = done["surname"].dropna()
    assert names.str.fullmatch("[A-Z]+").all()
    assert done["surname_start"].str.len().max() == 3
    assert pair.education["postcode"].eq("ZZ99 9ZZ").any()
    assert not done["postcode"].eq("ZZ99 9ZZ").any()


def test_without_faults_an_exact_match_finds_everybody(clean_pair: Pair):
    links = link_by_rules(clean_pair.education, clean_pair.tax, {EXACT: RULES[EXACT]})
    overall = quality(clean_pair, links).loc[("all", "all")]
    assert (overall["recall"], overall["precision"], overall["false"]) == (1, 1, 0)


def test_an_exact_match_misses_most_and_rules_find_most_of_those(pair: Pair, by_rules: pd.DataFrame):
    raw = pair.education.merge(pair.tax, on=["forename", "surname", "date_of_birth", "sex", "postcode"])
    assert len(raw) == 0  # one file is in capitals
    exact = quality(pair, link_by_rules(pair.education, pair.tax, {EXACT: RULES[EXACT]}))
    rules = quality(pair, by_rules)
    assert 0.3 < exact.loc[("all", "all"), "recall"] < 0.5
    assert exact.loc[("all", "all"), "precision"] > 0.999
    assert 0.88 < rules.loc[("all", "all"), "recall"] < 0.96
    assert 0.99 < rules.loc[("all", "all"), "precision"] < 1


@pytest.mark.parametrize(
    ("by", "less", "more"),
    [
        ("sex", "female", "male"),
        ("ethnic group", "Asian", "White British"),
        ("ethnic group", "Black", "White British"),
        ("born abroad", "yes", "no"),
        ("cohort", "2002 to 2007", "2015 to 2021"),
    ],
)
def test_rules_miss_some_groups_more_than_others(
    pair: Pair, by_rules: pd.DataFrame, by: str, less: str, more: str
):
    recall = quality(pair, by_rules)["recall"]
    assert recall[by, less] < recall[by, more] - 0.02


@pytest.mark.parametrize(
    ("by", "less", "more"), [("free school meals", "yes", "no"), ("moved at school", "yes", "no")]
)
def test_an_exact_match_misses_the_poor_and_the_mobile_more(pair: Pair, by: str, less: str, more: str):
    recall = quality(pair, link_by_rules(pair.education, pair.tax, {EXACT: RULES[EXACT]}))["recall"]
    assert recall[by, less] < recall[by, more] - 0.02


def test_weaker_rules_find_more_and_are_more_often_wrong(pair: Pair, by_rules: pd.DataFrame):
    true = pd.MultiIndex.from_frame(pair.truth["links"][["education_id", "tax_id"]])
    right = pd.MultiIndex.from_frame(by_rules[["education_id", "tax_id"]]).isin(true)
    wrong = pd.Series(~right).groupby(by_rules["step"]).mean()
    assert set(wrong.index) == set(range(1, len(RULES) + 1))
    assert wrong.loc[5:].mean() > wrong.loc[:4].mean()
    assert (~right).sum() >= 10


def test_a_number_alone_links_siblings(pair: Pair):
    links = link_by_rules(pair.education, pair.tax, {"number": ("ni_number",)})
    assert len(links) > 2_000
    found = quality(pair, links)["false"]
    assert found["all", "all"] > 20
    assert found["sibling in the files", "yes"] > found["sibling in the files", "no"]


def test_looser_rules_on_names_make_false_matches_where_names_are_few(pair: Pair):
    links = link_by_rules(pair.education, pair.tax, {"names": ("forename", "surname", "sex", "year")})
    precision = quality(pair, links)["precision"]
    assert precision["ethnic group", "Asian"] < precision["ethnic group", "White British"] - 0.01


def test_a_rule_that_finds_several_decides_nothing(pair: Pair):
    links = link_by_rules(pair.education, pair.tax, {"surname": ("surname",)})
    counts = standardised(pair.tax)["surname"].value_counts()
    surname = standardised(pair.tax).set_index("tax_id")["surname"]
    assert (surname.loc[links["tax_id"]].map(counts) == 1).all()


def test_quality_counts_what_it_says(pair: Pair, by_rules: pd.DataFrame):
    found = link_quality(by_rules, pair.truth)
    assert list(found) == [
        "by", "group", "records", "linkable", "linked", "right", "false", "precision", "recall",
    ]  # fmt: skip
    for _, part in found.groupby("by"):
        assert part["records"].sum() == len(pair.education)
        assert part["linked"].sum() == len(by_rules)
    assert found["recall"].between(0, 1).all()
    nothing = link_quality(by_rules.head(0), pair.truth)
    assert (nothing["recall"] == 0).all()
    assert nothing["precision"].isna().all()


@pytest.mark.parametrize("columns", [("name",), ()])
def test_a_rule_about_nothing_is_told(pair: Pair, columns: tuple[str, ...]):
    with pytest.raises(LeoError, match="name columns of both files") as caught:
        link_by_rules(pair.education, pair.tax, {"mine": columns})
    assert "\n" not in str(caught.value)
