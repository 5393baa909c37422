"""Takes the last year of the panel for the base."""

marks = {"price-index": 1.5}
rare = True
message = (
    "Your deflator is 1 in the last year of the panel. The base is `base_year`, which need not be the "
    "last of `years`, nor one of them. See 'Real pay'."
)

# %% price-index, edited
# - price_index["deflator"] = cpi[base_year] / price_index["cpi"]
# + price_index["deflator"] = cpi[years[-1]] / price_index["cpi"]
