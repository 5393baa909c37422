"""Takes the 100 of the index for the base."""

marks = {"price-index": 1.5}
message = (
    "You divided 100 by the index, so pay is at prices of the calendar year 2015, where the index is "
    "100. State it at prices of `base_year`. See 'Real pay'."
)

# %% price-index, edited
# - price_index["deflator"] = cpi[base_year] / price_index["cpi"]
# + price_index["deflator"] = 100 / price_index["cpi"]
