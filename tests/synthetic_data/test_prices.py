"""Consumer prices by month, as chapters and labs read them."""

from __future__ import annotations

import pandas as pd

import synthetic_data
from synthetic_data.prices import tax_year_index


def test_prices_are_one_row_a_month_without_a_gap():
    table = synthetic_data.prices()
    assert list(table.columns) == ["month", "cpi"]
    assert str(table["month"].dtype) == "datetime64[s]"
    assert table["month"].tolist() == pd.date_range("1997-01", "2021-12", freq="MS").tolist()
    assert table["cpi"].between(60, 120).all()


def test_prices_are_those_that_pay_was_made_with():
    table = synthetic_data.prices()
    in_2015 = table["month"].dt.year == 2015
    assert abs(table.loc[in_2015, "cpi"].mean() - 100) < 0.05
    from_april = table["month"].between("2017-04-01", "2018-03-01")
    assert abs(table.loc[from_april, "cpi"].mean() - tax_year_index(2017)) < 1e-4


def test_prices_need_no_population_and_can_be_changed(monkeypatch, tmp_path):
    monkeypatch.setenv("LEO_DATA", str(tmp_path / "nothing"))
    table = synthetic_data.prices()
    table["cpi"] = 0.0
    assert synthetic_data.prices()["cpi"].min() > 0
