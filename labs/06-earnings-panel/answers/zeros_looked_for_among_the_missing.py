"""Counts missing amounts for zeros."""

marks = {"pay-records": 1.5}
message = (
    "`zero` comes to 0, as it does when missing amounts are counted. A record of this table always "
    "holds an amount; count the amounts that are exactly 0. See 'Pay records'."
)

# %% pay-records, edited
# -     "zero": (inside["Earnings"] == 0).sum(),
# +     "zero": inside["Earnings"].isna().sum(),
