"""Takes the index of April for the year."""

marks = {"price-index": 0}
message = (
    "You took the index of April alone. Pay is earned in all months of the tax year; take the mean of "
    "April to March. See 'Real pay'."
)

# %% price-index
april = prices[prices["month"].dt.month == 4]
cpi = april.set_index(april["month"].dt.year)["cpi"]
price_index = pd.DataFrame({"TaxYear": years, "cpi": [cpi[year // 100] for year in years]})
price_index["deflator"] = cpi[base_year // 100] / price_index["cpi"]
