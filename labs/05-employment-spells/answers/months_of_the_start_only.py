"""Counts only the month in which a spell starts."""

marks = {"sustained-employment": 2}
message = (
    "You count only the month in which a spell starts, so a job of a year gives one month. A spell "
    "counts in every month that it touches. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -     touches = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
# +     touches = (clipped["first_day"] <= month.end_time) & (clipped["first_day"] >= month.start_time)
