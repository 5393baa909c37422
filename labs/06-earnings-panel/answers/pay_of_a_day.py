"""Stops at pay for a day."""

marks = {"annualised-pay": 1}
message = (
    "This is pay for a day in employment. Multiply it by the days of the tax year. See 'Days and "
    "annual pay'."
)

# %% annualised-pay, edited
# - annual["annualised"] = annual["pay"] / annual["days"] * days_of_year
# + annual["annualised"] = annual["pay"] / annual["days"]
