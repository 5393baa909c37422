"""Counts missing amounts for zeros."""

marks = {"pay-records": 1.5}
message = (
    "For `zero` you counted missing amounts. A record of this table always holds an amount; count the "
    "amounts that are exactly 0. See 'Pay records'."
)

# %% pay-records, edited
# -     "zero": (inside["Earnings"] == 0).sum(),
# +     "zero": inside["Earnings"].isna().sum(),
