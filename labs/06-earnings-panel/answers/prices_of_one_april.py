"""Takes the index of April for the year."""

marks = {"price-index": 0.5}
message = (
    "You took the index of April alone. Pay is earned in all months of the tax year; take the mean of "
    "April to March. See 'Real pay'."
)

# %% price-index, edited
# - cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].mean()
# + cpi = prices.groupby(begins * 100 + (begins + 1) % 100)["cpi"].first()
