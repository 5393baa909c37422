"""Adds up the months of a year."""

marks = {"price-index": 2}
message = (
    "Your `cpi` is the sum of twelve months. An index is a level: a year has the mean of its months. "
    "See 'Real pay'."
)

# %% price-index, edited
# - cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].mean()
# + cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].sum()
