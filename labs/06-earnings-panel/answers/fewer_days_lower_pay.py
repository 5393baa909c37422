"""Lowers annualised pay with the number of days."""

marks = {"default-dates": 2}
message = (
    "With fewer days your annualised pay falls. The same pay for fewer days is better paid: the days "
    "are what pay is divided by. See 'Default dates and pay'."
)

# %% default-dates, edited
# -     "shortest": (both["annualised"] * both["days"] / both["fewest"]).median(),
# +     "shortest": (both["annualised"] * both["fewest"] / both["days"]).median(),
