"""Divides by the base instead of the year."""

marks = {"price-index": 1.5}
message = (
    "Your deflator is upside down: years with lower prices have one below 1. Pay is multiplied by the "
    "prices of the base year divided by the prices of its own year. See 'Real pay'."
)

# %% price-index
begins = prices["month"].dt.year - (prices["month"].dt.month < 4)
cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].mean()
price_index = pd.DataFrame({"TaxYear": years, "cpi": cpi[years].to_numpy()})

price_index["deflator"] = price_index["cpi"] / cpi[base_year]
