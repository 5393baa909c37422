"""Takes the year from April a year too early."""

marks = {"price-index": 0}
message = (
    "Your prices are those of the tax year before: 201516 begins in April 2015 and ends in March "
    "2016. You named a tax year by the year in which it ends. See 'Real pay'."
)

# %% price-index
ends = prices["month"].dt.year + (prices["month"].dt.month >= 4)
cpi = prices.groupby(ends)["cpi"].mean()
price_index = pd.DataFrame({"TaxYear": years, "cpi": [cpi[year // 100] for year in years]})
price_index["deflator"] = cpi[base_year // 100] / price_index["cpi"]
