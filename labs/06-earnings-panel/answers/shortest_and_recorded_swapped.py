"""Swaps the two medians."""

marks = {"default-dates": 1.5}
message = (
    "`recorded` and `shortest` are the wrong way round: `recorded` is the median with the days as "
    "they stand. See 'Default dates and pay'."
)

# %% default-dates, edited
# -     "recorded": both["annualised"].median(),
# -     "shortest": (both["annualised"] * both["days"] / both["fewest"]).median(),
# +     "shortest": both["annualised"].median(),
# +     "recorded": (both["annualised"] * both["days"] / both["fewest"]).median(),
