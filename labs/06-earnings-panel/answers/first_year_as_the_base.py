"""Takes the first year of the panel as the base."""

marks = {"price-index": 1.5}
message = (
    "Your deflator is 1 in the first year of the panel. It has to be 1 in `base_year`, whatever year "
    "that is. See 'Real pay'."
)

# %% price-index, edited
# - price_index["deflator"] = cpi[base_year] / price_index["cpi"]
# + price_index["deflator"] = cpi[years[0]] / price_index["cpi"]
