"""Mutants of a piece of code: which there are, and what they are called."""

from __future__ import annotations

import ast

import pytest

from labs.authoring.mutate import mutants_of


def changes(code, operator, types=None):
    """What becomes of the code's one line by one operator."""
    return [mutant.becomes for mutant in mutants_of("q", code, types) if mutant.operator == operator]


@pytest.mark.parametrize(
    ("code", "operator", "wanted"),
    [
        ("late = a < b", "comparison", ["late = a <= b", "late = a >= b"]),
        ("late = a >= b", "comparison", ["late = a > b", "late = a < b"]),
        ("same = a == b", "comparison", ["same = a != b"]),
        ("within = a <= b < c", "comparison",
         ["within = a < b < c", "within = a > b < c", "within = a <= b <= c", "within = a <= b >= c"]),
        ("n = 12", "off by one", ["n = 13", "n = 11"]),
        ("n = 0", "off by one", ["n = 1"]),
        ("days = (b - a).days + 1", "arithmetic", ["days = (b + a).days + 1", "days = (b - a).days - 1"]),
        ("year = code // 100", "arithmetic", ["year = code % 100"]),
        ("both = (a) & (b)", "and/or", ["both = (a) | (b)"]),
        ("both = x and y", "and/or", ["both = x or y"]),
        ("both = (a == 1) & (b == 2)", "condition dropped", ["both = a == 1", "both = b == 2"]),
        ("out = ~t.isin(u)", "negation", ["out = t.isin(u)"]),
        ('t = t[t["a"] > 0]', "filter dropped", ["t = t"]),
        ('t = t[t["a"] > 0]', "negation", ['t = t[~(t["a"] > 0)]']),
        ('s = t.loc[t["a"].isna(), "b"]', "filter dropped", ['s = t.loc[:, "b"]']),
        ('t = t[["a", "b"]]', "filter dropped", []),
        ('s = t["a"] - t["b"]', "column", ['s = t["b"] - t["b"]', 's = t["a"] - t["a"]']),
        ('t["new"] = 1', "column", []),
        ('j = a.merge(b, on="k", how="inner")', "join",
         ['j = a.merge(b, on="k", how="left")', 'j = a.merge(b, on="k", how="outer")']),
        ('j = a.merge(b, on="k")', "join",
         ['j = a.merge(b, on="k", how="left")', 'j = a.merge(b, on="k", how="outer")']),
        ("s = t.min()", "summary", ["s = t.max()"]),
        ('s = t.agg(a=("a", "first"))', "summary", ['s = t.agg(a=("a", "last"))']),
        ("s = t.drop_duplicates().fillna(0)", "step dropped", ["s = t.fillna(0)", "s = t.drop_duplicates()"]),
        ('t = t.sort_values("a")', "order", ['t = t.sort_values("a", ascending=False)']),
        ("t = t.sort_index(ascending=False)", "true/false", ["t = t.sort_index(ascending=True)"]),
        ('d = pd.Timestamp("2021-04-05")', "date shifted",
         ['d = pd.Timestamp("2021-04-06")', 'd = pd.Timestamp("2021-04-04")']),
        ("s = t.isna()", "opposite", ["s = t.notna()"]),
        ("s = s.clip(lower=a)", "bound", ["s = s.clip(upper=a)"]),
        ("found = [a for a in b if a]", "filter dropped", ["found = [a for a in b if True]"]),
        # what only says how something looks or is laid out stays
        ("f, x = plt.subplots(figsize=(8, 4))", "off by one", []),
        ("s = t.sum(axis=1)", "off by one", []),
    ],
)  # fmt: skip
def test_what_an_operator_makes(code, operator, wanted):
    assert sorted(changes(code, operator)) == sorted(wanted)


def test_a_condition_that_has_a_name_is_a_filter():
    code = 'late = t["a"] > 1\nkept = t[late]\n'
    assert [m.becomes for m in mutants_of("q", code) if m.operator == "filter dropped"] == ["kept = t"]


def test_columns_are_swapped_with_others_of_their_type():
    types = {"first": "date", "last": "date", "key": "text"}
    code = 's = t["key"] + t["first"] + t["last"]'
    assert 's = t["key"] + t["last"] + t["last"]' in changes(code, "column", types)
    assert 's = t["key"] + t["key"] + t["last"]' not in changes(code, "column", types)


def test_a_negated_branch():
    (mutant,) = mutants_of("q", "if found:\n    s = t\n")
    assert (mutant.line, mutant.becomes) == ("if found:", "if not (found):")


CODE = """
mask = (start <= last_day) & (end >= first_day)  # they touch
clipped = spells[mask].sort_values(["AE_ID", "start"])
days = (clipped["end"] - clipped["start"]).dt.days + 1
month = pd.period_range(f"{tax_year // 100}-04", periods=12)
pound = "£"
"""


def test_every_mutant_is_other_code_and_has_a_name_of_its_own():
    found = mutants_of("q", CODE)
    assert len(found) > 20
    codes = [ast.dump(ast.parse(mutant.code)) for mutant in found]
    assert len(set(codes)) == len(codes)
    assert ast.dump(ast.parse(CODE)) not in codes
    assert len({mutant.name for mutant in found}) == len(found)


def test_names_do_not_change_with_lines_above_or_comments():
    moved = "# more\n\nfirst_day = window_start\n" + CODE.replace("# they touch", "# another comment")
    assert {m.name for m in mutants_of("q", CODE)} <= {m.name for m in mutants_of("q", moved)}


def test_what_stands_after_other_letters_is_found_all_the_same():
    code = 'sign = "€" if a < b else "£"'
    assert changes(code, "comparison") == ['sign = "€" if a <= b else "£"', 'sign = "€" if a >= b else "£"']
