"""Takes the mean of January to December."""

marks = {"price-index": 0.5}
message = (
    "You took the mean of January to December. A tax year lasts from April to March: its January, "
    "February and March belong to the next calendar year. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year
