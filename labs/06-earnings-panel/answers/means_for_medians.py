"""Takes means."""

marks = {"default-dates": 1.5}
message = (
    "You took means. A few rates are monstrous, and a mean follows them; a bound on it would be one "
    "on those few. Take medians. See 'Default dates and pay'."
)

# %% default-dates, edited
# -     "recorded": both["annualised"].median(),
# -     "shortest": (both["annualised"] * both["days"] / both["fewest"]).median(),
# +     "recorded": both["annualised"].mean(),
# +     "shortest": (both["annualised"] * both["days"] / both["fewest"]).mean(),
