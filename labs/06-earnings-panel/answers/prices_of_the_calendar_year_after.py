"""Takes the calendar year in which the tax year ends."""

marks = {"price-index": 0.5}
message = (
    "You took the mean of January to December of the year in which the tax year ends. A tax year "
    "lasts from April to March: nine of its months lie in the year before. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year - 1
