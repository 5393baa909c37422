"""Gives the pay of a day for the shortest spells."""

marks = {"default-dates": 2}
message = (
    "`shortest` is pay for a day. Multiply by the days of the tax year, as in `annualised`, or the "
    "two medians cannot be compared. See 'Default dates and pay'."
)

# %% default-dates, edited
# -     "shortest": (both["annualised"] * both["days"] / both["fewest"]).median(),
# +     "shortest": (both["pay"] / both["fewest"]).median(),
