"""Takes every year as 365.25 days."""

marks = {"annualised-pay": 1}
message = (
    "You took 365.25 days for every tax year. A year has 365 days or 366, and `days` goes up to just "
    "that number. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual["annualised"] = annual["pay"] / annual["days"] * days_of_year
# + annual["annualised"] = annual["pay"] / annual["days"] * 365.25
