"""Multiplies pay for each calendar day with working days."""

marks = {"annualised-pay": 1}
message = (
    "You multiplied by 260 working days, but `days` are calendar days, weekends among them. Numerator "
    "and denominator must count the same kind of day. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual["annualised"] = annual["pay"] / annual["days"] * days_of_year
# + annual["annualised"] = annual["pay"] / annual["days"] * 260
