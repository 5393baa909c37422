"""Structural columns: right in name, type, years and codes, and unrelated to anything."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.catalogue.values import Values, read_values
from synthetic_data.streams import stream
from synthetic_data.structural import structural

ROWS = 60


def each_once() -> list[tuple[catalogue.View, catalogue.Column]]:
    """Every variable of the form that is not modelled, in the first and the last view that has it."""
    found = {}
    for view in catalogue.views(modelled_only=False):
        for column in view.columns:
            if not column.modelled:
                key = (view.tab, view.section, column.form_name or column.name)
                found.setdefault((*key, "first"), (view, column))
                found[*key, "last"] = (view, column)
    return list(dict.fromkeys(found.values()))


def number(text: str) -> float:
    return float(text)


def test_every_structural_column_keeps_to_its_type_width_years_and_codes():
    seen = each_once()
    assert len(seen) > 2_000  # fewer with each source that is modelled
    for view, column in seen:
        where = (view.name, column.name)
        rng = stream(1, f"test {view.name} {column.name}")
        years = None
        if view.row_year:
            years = np.array(view.years)[np.arange(ROWS) % len(view.years)]
        values = pd.Series(structural(view, column, years, ROWS, rng))
        assert len(values) == ROWS
        if years is not None and column.years:
            assert values[~np.isin(years, column.years)].isna().all(), where
        there = values.dropna()
        domain = column.domain
        if column.type.startswith("varchar"):
            texts = there.astype(object)
            width = re.search(r"\d+", column.type)
            assert all(isinstance(text, str) and text for text in texts), where
            assert not width or texts.str.len().max() <= int(width[0]) or not len(texts), where
            numbers = [text for text in texts if text not in domain.codes]
            if domain.low is not None:
                assert all(domain.low <= number(text) <= domain.high for text in numbers), where
            elif domain.codes and not width:
                assert numbers == [], where
        elif column.type == "bit":
            assert str(values.dtype) == "Int8"
            assert there.isin([0, 1]).all(), where
        elif column.type in ("int", "bigint"):
            assert str(values.dtype) == "Int64"
            assert there.between(-(2**31), 2**31 - 1).all(), where
            if domain.low is not None:
                assert there.between(domain.low, domain.high).all(), where
            elif (whole := [code for code in domain.codes if re.fullmatch(r"-?\d+", code)]) and len(there):
                assert there.astype(str).isin([str(int(code)) for code in whole]).all(), where
        elif column.type == "float":
            assert values.dtype == np.float64
            if domain.low is not None:
                assert there.between(domain.low, domain.high).all(), where
        else:
            assert column.type == "date"
            assert values.dtype == "datetime64[s]"
            assert there.between("1985-09-01", "2021-08-31").all(), where


def test_values_are_unrelated_and_some_are_missing():
    view = next(view for view in catalogue.views(False) if view.name == "KS4Pupil_2002_to_2014")
    columns = [column for column in view.columns if not column.modelled and column.type == "bit"][:40]
    years = np.full(4_000, 2010)
    made = [
        structural(view, column, years, 4_000, stream(1, f"{view.name} {column.name}"))
        for column in columns
        if 2010 in column.years
    ]
    frame = pd.DataFrame({str(place): values.astype("float64") for place, values in enumerate(made)})
    related = frame.corr().to_numpy()
    assert np.abs(related[~np.eye(len(made), dtype=bool)]).max() < 0.1
    missing = frame.isna().mean()
    assert 0 < missing.min() < missing.max() < 0.25


@pytest.mark.parametrize(
    ("note", "codes", "numbers"),
    [
        ("0 to 11", (), (0, 11, 0)),
        ("-3 to 6", (), (-3, 6, 0)),
        ("0.000 to 8.000 and NULL", (), (0, 8, 3)),
        ("0-99, NULL to 1dp", (), (0, 99, 1)),
        ("99.99", (), (0, 99.99, 2)),
        ("0 (Not Included) ; 1,2,3 (Included)", ("0", "1", "2", "3"), None),
        ("0–Indicates that it counts | 1–indicates that it does not", ("0", "1"), None),
        ("A - Amended | U - Unamended | F - Final", ("A", "U", "F"), None),
        ("P4, P5, NOTSEN or blank", ("P4", "P5", "NOTSEN"), None),
        ("A, W, 1-3", ("1", "2", "3", "A", "W"), None),
        ("01-03 or 99", ("01", "02", "03", "99"), None),
        ("1/101, 2/102", ("1", "101", "2", "102"), None),
        ("A-C and N,Q", ("A", "B", "C", "N", "Q"), None),
        ("1, 0, true, false", ("1", "0"), None),
        ("See Amendment Flags tab", (), None),
        ("As for GENDER", ("M", "F"), None),
        ("na", (), None),
    ],
)
def test_notes_on_values_are_read(note, codes, numbers):
    read = read_values([], note, refer=lambda name: {"GENDER": Values(("M", "F"))}[name])
    assert read.codes == codes
    assert (None if read.low is None else (read.low, read.high, read.places)) == numbers


def test_letters_of_a_mark_stand_beside_numbers():
    assert read_values(["A", "M"], "", continuous=True) == Values(("A", "M"), 0, 100)
    assert read_values(["1", "2", "Null"], "") == Values(("1", "2"))


def test_every_reference_to_another_variable_finds_it():
    for row in catalogue.form():
        if row["values"].lower().startswith("as for") and row["tab"].startswith(("KS", "Excl", "PRU")):
            columns = [
                column
                for view in catalogue.views(False)
                if view.tab == row["tab"]
                for column in view.columns
                if column.form_name == row["variable"]
            ]
            assert columns, row
