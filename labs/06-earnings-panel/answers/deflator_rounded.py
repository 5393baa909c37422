"""Rounds the deflator."""

marks = {"price-index": 1.5}
message = (
    "You rounded the deflator. Two decimals are half a per cent of everybody's pay; round what is "
    "printed, never what is reckoned with. See 'Real pay'."
)

# %% price-index, edited
# - price_index["deflator"] = cpi[base_year] / price_index["cpi"]
# + price_index["deflator"] = (cpi[base_year] / price_index["cpi"]).round(2)
