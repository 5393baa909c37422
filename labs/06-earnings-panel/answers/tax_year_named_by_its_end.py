"""Takes the year from April a year too early."""

marks = {"price-index": 0.5}
message = (
    "Your prices are those of the tax year before: 201516 begins in April 2015 and ends in March "
    "2016. You named a tax year by the year in which it ends. See 'Real pay'."
)

# %% price-index, edited
# - begins = year - (month < 4).astype("int64")
# + begins = year + (month >= 4).astype("int64")
