"""Takes the first year of the panel as the base."""

marks = {"price-index": 1.5}
message = (
    "Your deflator is 1 in the first year of the panel. It has to be 1 in `base_year`, whatever year "
    "that is. See 'Real pay'."
)

# %% price-index
begins = prices["month"].dt.year - (prices["month"].dt.month < 4)
cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].mean()
price_index = pd.DataFrame({"TaxYear": years, "cpi": cpi[years].to_numpy()})

price_index["deflator"] = cpi[years[0]] / price_index["cpi"]
