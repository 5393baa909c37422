"""Takes the mean of January to December."""

marks = {"price-index": 0}
message = (
    "You took the mean of January to December. A tax year lasts from April to March, and its first "
    "quarter of the calendar year is the next one's. See 'Real pay'."
)

# %% price-index
cpi = prices.groupby(prices["month"].dt.year)["cpi"].mean()
price_index = pd.DataFrame({"TaxYear": years, "cpi": [cpi[year // 100] for year in years]})
price_index["deflator"] = cpi[base_year // 100] / price_index["cpi"]
