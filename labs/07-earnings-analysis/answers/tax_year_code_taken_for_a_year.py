"""Subtracts a year from the code of a tax year."""

marks = {"last-tax-year": 1}
message = (
    "You subtracted a year from `last_year` as it is written. 201920 is two years side by side, not a "
    "number of years: take its first four digits. See 'The last tax year'."
)

# %% last-tax-year, edited
# - last_start = last_year // 100
# + last_start = last_year
