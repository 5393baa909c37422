"""Divides by the base instead of the year."""

marks = {"price-index": 1.5}
message = (
    "Your deflator is upside down: years with lower prices have one below 1. Pay is multiplied by the "
    "prices of the base year divided by the prices of its own year. See 'Real pay'."
)

# %% price-index, edited
# - price_index["deflator"] = cpi[base_year] / price_index["cpi"]
# + price_index["deflator"] = price_index["cpi"] / cpi[base_year]
