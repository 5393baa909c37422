"""Lets the tax year begin in March."""

marks = {"price-index": 0.5}
message = (
    "Your years begin in March. They begin in April, and March is their last month: compare the month "
    "with 4. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year - (month < 3).astype("int64")
