"""Draws the year in which the tax year ends."""

marks = {"pay-picture": 2}
message = (
    "Your lines stand a year too far to the right: you drew the year in which the tax year ends. "
    "201314 stands at 2013. See 'Real pay'."
)

# %% pay-picture, edited
# - starts_in = real_pay["TaxYear"] // 100
# + starts_in = real_pay["TaxYear"] // 100 + 1
