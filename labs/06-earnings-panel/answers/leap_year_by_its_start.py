"""Looks for the 29 February in the year in which the tax year starts."""

marks = {"annualised-pay": 1}
message = (
    "You gave 366 days to the tax years that start in a leap year. February comes at the end of a tax "
    "year: it is 2015-16 that holds 29 February 2016. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - year_of_february = annual["TaxYear"] // 100 + 1
# + year_of_february = annual["TaxYear"] // 100
