"""Multiplies by the share of the year that was worked."""

marks = {"annualised-pay": 1}
message = (
    "You multiplied pay by the share of the year that was worked. Pay is already for those days only: "
    "divide by the days, so that half a year's pay becomes a whole year's. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual["annualised"] = annual["pay"] / annual["days"] * days_of_year
# + annual["annualised"] = annual["pay"] * annual["days"] / days_of_year
