"""Takes the mean of January to December."""

marks = {"price-index": 0}
message = (
    "You took the mean of January to December. A tax year lasts from April to March, and its first "
    "quarter of the calendar year is the next one's. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year
