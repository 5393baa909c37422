"""Takes every year as 365 days."""

marks = {"annualised-pay": 1}
message = (
    "You took every tax year as 365 days. One that holds a 29 February has 366; with 365, somebody "
    "who worked all of it comes out below what they were paid. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual["annualised"] = annual["pay"] / annual["days"] * days_of_year
# + annual["annualised"] = annual["pay"] / annual["days"] * 365
