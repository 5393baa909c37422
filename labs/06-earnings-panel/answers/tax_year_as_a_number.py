"""Draws the six digits of the tax year as a number."""

marks = {"pay-picture": 2}
message = (
    "From left to right you have `TaxYear` itself. 201112 and 201213 are 101 apart as numbers, and "
    "the axis reads like a telephone number: draw the calendar year in which the tax year starts. See "
    "'Real pay'."
)

# %% pay-picture, edited
# - starts_in = real_pay["TaxYear"] // 100
# + starts_in = real_pay["TaxYear"]
