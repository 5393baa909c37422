"""Rounds the deflator."""

marks = {"price-index": 1.5}
message = (
    "You rounded the deflator. Two decimals are half a per cent of everybody's pay; round what is "
    "printed, never what is reckoned with. See 'Real pay'."
)

# %% price-index
begins = prices["month"].dt.year - (prices["month"].dt.month < 4)
cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].mean()
price_index = pd.DataFrame({"TaxYear": years, "cpi": cpi[years].to_numpy()})

price_index["deflator"] = (cpi[base_year] / price_index["cpi"]).round(2)
