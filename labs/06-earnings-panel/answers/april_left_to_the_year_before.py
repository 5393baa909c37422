"""Counts April to the year before."""

marks = {"price-index": 0.5}
message = (
    "Your years begin in May. April is the first month of a tax year and March the last: only months "
    "before April belong to the tax year that began the year before. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year - (month <= 4).astype("int64")
