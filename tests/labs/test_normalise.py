"""Any right form of an answer has one normal form; anything else is a Mismatch that says why."""

from __future__ import annotations

import contextlib
import datetime as dt
import decimal
from collections import defaultdict

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, strategies as st

from labs.checking.contract import Boolean, Function, List, Mapping, Number, Table, Text
from labs.checking.normalise import Mismatch, NormalTable, call_function, normalise

SPELLS = Table(
    one_row_per="spell",
    columns={"EduKey": "text", "StartDate": "date", "days": "integer", "share": "number", "open": "boolean"},
    key=("EduKey", "StartDate"),
)


def spells() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "EduKey": ["B", "A", "A"],
            "StartDate": np.array(["2015-04-06", "2014-01-01", "9999-12-31"], dtype="datetime64[s]"),
            "days": [3, 2, 1],
            "share": [0.5, np.nan, 1.0],
            "open": [True, False, True],
        }
    )


def same(left: NormalTable, right: NormalTable) -> bool:
    return list(left.columns) == list(right.columns) and all(
        pd.Series(left.columns[name]).equals(pd.Series(right.columns[name])) for name in left.columns
    )


def as_polars(frame: pd.DataFrame) -> pl.DataFrame:
    dates = [pd.Timestamp(value).date() for value in frame["StartDate"]]
    return pl.DataFrame({**frame.drop(columns="StartDate").to_dict("list"), "StartDate": dates})


FORMS = {
    "as it is": lambda f: f,
    "shuffled": lambda f: f.sample(frac=1, random_state=1),
    "indexed": lambda f: f.set_index(["EduKey", "StartDate"]),
    "other case": lambda f: f.rename(columns=str.upper),
    "further columns": lambda f: f.assign(note="x"),
    "narrow integers": lambda f: f.astype({"days": "int8", "share": "float32"}),
    "whole floats": lambda f: f.astype({"days": "float64"}),
    "nullable": lambda f: f.convert_dtypes(),
    "category": lambda f: f.astype({"EduKey": "category"}),
    "categories": lambda f: f.astype("category"),
    "periods": lambda f: f.assign(StartDate=pd.PeriodIndex(f["StartDate"].astype(str), freq="D")),
    "period objects": lambda f: f.assign(
        StartDate=pd.Series([pd.Period(str(v)[:10], "D") for v in f["StartDate"]], dtype=object)
    ),
    "arrow days": lambda f: f.assign(
        StartDate=pd.array([pd.Timestamp(v).date() for v in f["StartDate"]], dtype=pd.ArrowDtype(pa.date32()))
    ),
    "nearly whole": lambda f: f.assign(days=[3.0, 2.0000000000000004, 0.9999999999999999]),
    "a column of another case before it": lambda f: pd.concat(
        [f[["days"]].set_axis(["DAYS"], axis=1) + 5, f], axis=1
    ),
    "objects": lambda f: f.astype(object),
    "date objects": lambda f: f.assign(StartDate=[pd.Timestamp(v).date() for v in f["StartDate"]]),
    "iso text": lambda f: f.assign(StartDate=f["StartDate"].astype(str)),
    "0 and 1": lambda f: f.astype({"open": "int8"}),
    "records": lambda f: f.to_dict("records"),
    "polars": as_polars,
    "polars lazy": lambda f: as_polars(f).lazy(),
    "arrow": lambda f: pa.Table.from_pandas(
        f.assign(StartDate=[pd.Timestamp(v).date() for v in f["StartDate"]])
    ),
    "duckdb": lambda f: duckdb.sql("select * replace (StartDate::date as StartDate) from f"),
    "decimals": lambda f: f.assign(days=[decimal.Decimal(v) for v in f["days"]]),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_right_form_of_a_table_is_the_same_table(form):
    assert same(normalise(FORMS[form](spells()), SPELLS), normalise(spells(), SPELLS))


def test_a_normal_table_is_a_copy():
    frame = spells()
    normal = normalise(frame, SPELLS)
    frame.loc[:, "days"] = 99
    assert sorted(normal.columns["days"]) == [1, 2, 3]


BAD_TABLES = {
    "not_answered": lambda f: ...,
    "is_none": lambda f: None,
    "wrong_kind": lambda f: f.groupby("EduKey"),
    "missing_columns": lambda f: f.rename(columns={"days": "n_days"}),
    "column_type": lambda f: f.assign(EduKey=[1, 2, 3]),
    "column_not_whole": lambda f: f.assign(days=[1.5, 2, 3]),
    "column_infinite": lambda f: f.assign(share=[np.inf, 1, 2]),
    "column_twice": lambda f: pd.concat([f, f[["days"]]], axis=1),
    "two_level_columns": lambda f: (
        f.set_index("EduKey")[["days"]].T.T.groupby("EduKey").agg({"days": ["sum"]})
    ),
    "empty_table": lambda f: f.iloc[:0],
    "key_missing": lambda f: f.assign(EduKey=["A", None, "B"]),
    "key_twice": lambda f: pd.concat([f, f]),
}


@pytest.mark.parametrize("code", BAD_TABLES)
def test_a_table_that_breaks_the_contract_says_how(code):
    with pytest.raises(Mismatch) as caught:
        normalise(BAD_TABLES[code](spells()), SPELLS)
    assert caught.value.code == code


def test_a_category_of_integers_may_have_missing_values():
    kind = Table(one_row_per="id", columns={"id": "text", "n": "integer"}, key=("id",))
    frame = pd.DataFrame({"id": ["a", "b"], "n": pd.Categorical([3, None])})
    assert str(normalise(frame, kind).columns["n"]) == "[ 3. nan]"


def test_text_that_is_no_iso_date_is_refused_with_what_it_is():
    with pytest.raises(Mismatch) as caught:
        normalise(spells().assign(StartDate=["06/04/2015", "01/01/2014", "01/01/2013"]), SPELLS)
    assert caught.value.facts == {"column": "StartDate", "wanted": "dates", "found": "text"}
    with pytest.raises(Mismatch):
        normalise(spells().assign(StartDate=["2015-02-30", "2014-01-01", "2013-01-01"]), SPELLS)


def test_only_columns_that_could_stand_for_a_missing_one_are_offered():
    with pytest.raises(Mismatch) as caught:
        normalise(spells().drop(columns="days").assign(n=[1, 2, 3], note=["a", "b", "c"]), SPELLS)
    assert caught.value.facts == {"columns": ["days"], "spare": ["n"]}


@pytest.mark.parametrize(
    "value",
    [3, 3.0, np.int8(3), np.float32(3), np.array(3), decimal.Decimal(3), pd.Series([3]).sum()],
    ids=lambda value: type(value).__name__,
)
def test_any_number_is_a_number(value):
    assert normalise(value, Number(whole=True)) == 3.0


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (True, "wrong_kind"),
        ("3", "wrong_kind"),
        (pd.Series([3]), "wrong_kind"),
        (float("nan"), "is_missing"),
        (pd.NA, "is_missing"),
        (float("inf"), "is_infinite"),
        (2.5, "not_whole"),
        (len, "wrong_kind"),
    ],
    ids=str,
)
def test_what_is_no_whole_number_is_refused(value, code):
    with pytest.raises(Mismatch) as caught:
        normalise(value, Number(whole=True))
    assert caught.value.code == code


def test_an_object_that_equals_everything_is_no_answer():
    class Sly(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

    with pytest.raises(Mismatch):
        normalise(Sly(1), Number())


def test_text_forgives_capitals_and_spaces_but_not_other_choices():
    kind = Text(choices=("any day", "five of six"))
    assert normalise("  Any   DAY ", kind) == "any day"
    with pytest.raises(Mismatch):
        normalise("some day", kind)


def test_boolean_takes_numpy_but_no_number():
    assert normalise(np.bool_(True), Boolean()) is True
    with pytest.raises(Mismatch):
        normalise(1, Boolean())


@pytest.mark.parametrize(
    "value",
    [
        ["b", "a"],
        ("b", "a"),
        {"a", "b"},
        pd.Series(["b", "a"]),
        np.array(["a", "b"]),
        pd.Index(["b", "a"]),
        pl.Series(["b", "a"]),
        pd.Series(["b", "a"], dtype="string").unique(),
        pd.Series(["b", "a"], dtype="category").unique(),
        {"a": 1, "b": 2}.keys(),
        {1: "b", 2: "a"}.values(),
        pa.chunked_array([["b"], ["a"]]),
    ],
    ids=lambda v: type(v).__name__,
)
def test_any_list_is_a_list(value):
    assert normalise(value, List(of="text")).tolist() == ["a", "b"]


def test_an_ordered_list_keeps_its_order():
    assert normalise([2, 1], List(of="integer", ordered=True)).tolist() == [2, 1]


MAPPING = Mapping(keys=("women", "men"))


@pytest.mark.parametrize(
    "value",
    [
        {"women": 0.5, "men": 0.25},
        {"Men": 0.25, "Women ": 0.5, "all": 1},
        pd.Series({"women": 0.5, "men": 0.25}),
        pd.DataFrame({"women": [0.5], "men": [0.25]}),
        pl.DataFrame({"women": [0.5], "men": [0.25]}),
        defaultdict(float, women=0.5, men=0.25),
        {"Men": 1, "men": 0.25, "women": 0.5},
    ],
    ids=lambda v: type(v).__name__,
)
def test_any_mapping_is_a_mapping(value):
    assert normalise(value, MAPPING) == {"women": 0.5, "men": 0.25}


@pytest.mark.parametrize(
    "value",
    [
        {"women": 1},
        {"women": 1, "men": None},
        [1, 2],
        {"women": 1, "men": "x"},
        {"women": 1, "Men": 1, "MEN": 2},
        pd.Series([1, 2, 3], index=["women", "women", "men"]),
        pd.DataFrame({"women": [1, 2], "men": [1, 2]}),
    ],
    ids=str,
)
def test_a_mapping_needs_all_its_keys_once(value):
    with pytest.raises(Mismatch):
        normalise(value, MAPPING)


MONTHS = Table(one_row_per="month", columns={"month": "month", "n": "integer"}, key=("month",))


@pytest.mark.parametrize(
    "months",
    [
        pd.period_range("2015-04", periods=2, freq="M"),
        pd.to_datetime(["2015-04-01", "2015-05-01"]),
        pd.to_datetime(["2015-04-30", "2015-05-06"]),
        ["2015-04", "2015-05"],
        [201504, 201505],
        ["201504", "201505"],
        pd.Series([201504, 201505], dtype=object),
        pd.array([dt.date(2015, 4, 1), dt.date(2015, 5, 9)], dtype=pd.ArrowDtype(pa.date32())),
        [dt.date(2015, 4, 1), dt.date(2015, 5, 31)],
    ],
    ids=[
        "period",
        "first day",
        "any day",
        "text",
        "number",
        "number as text",
        "number as object",
        "arrow",
        "date",
    ],
)
def test_a_month_may_be_written_in_any_usual_way(months):
    normal = normalise(pd.DataFrame({"month": months, "n": [1, 2]}), MONTHS)
    assert normal.columns["month"].astype("int64").astype("datetime64[D]").astype(str).tolist() == [
        "2015-04-01",
        "2015-05-01",
    ]


@pytest.mark.parametrize(
    "months", [["2015", "2016"], ["2015-13", "2015-04"], [201513, 201504], ["Apr", "May"]]
)
def test_what_is_no_month_is_refused(months):
    with pytest.raises(Mismatch) as caught:
        normalise(pd.DataFrame({"month": months, "n": [1, 2]}), MONTHS)
    assert caught.value.code == "column_type"


def _inputs(rng):
    frame = pd.DataFrame({"x": rng.integers(0, 9, 3)})
    return {"a frame": {"frame": frame}, "the same again": {"frame": frame}}


def test_a_function_gets_copies_and_its_failures_are_answers():
    kind = Function(signature="frame", returns=Number(), tried_on=_inputs)

    def spoils(frame):
        frame["x"] = 1
        return frame["x"].sum()

    assert call_function(spoils, kind, seed=1).results == {"a frame": 3.0, "the same again": 3.0}
    failed = call_function(lambda frame: 1 / 0, kind, seed=1).results["a frame"]
    assert failed.code == "raised" and failed.facts["error"] == "ZeroDivisionError"
    with pytest.raises(Mismatch) as caught:
        call_function(lambda frame: None, kind, seed=1)
    assert caught.value.code == "gives_nothing"
    assert call_function(lambda df: len(df), kind, seed=1).results["a frame"] == 3.0  # any parameter name
    assert kind.parameters() == ("frame",)


@given(
    st.lists(
        st.tuples(st.text(max_size=3), st.integers(-(2**40), 2**40)), min_size=1, unique_by=lambda r: r[0]
    )
)
def test_row_order_never_matters(rows):
    kind = Table(one_row_per="id", columns={"id": "text", "n": "integer"}, key=("id",))
    frame = pd.DataFrame(rows, columns=["id", "n"])
    assert same(normalise(frame, kind), normalise(frame.iloc[::-1], kind))


@given(
    st.one_of(
        st.none(),
        st.integers(),
        st.floats(),
        st.text(),
        st.binary(),
        st.lists(st.integers()),
        st.dictionaries(st.text(), st.integers()),
        st.complex_numbers(),
        st.just(object()),
        st.just(pd),
        st.just(int),
    )
)
def test_whatever_is_handed_over_is_normal_or_a_mismatch(value):
    for kind in (SPELLS, Number(), Text(), Boolean(), List(), MAPPING):
        with contextlib.suppress(Mismatch):
            normalise(value, kind)
