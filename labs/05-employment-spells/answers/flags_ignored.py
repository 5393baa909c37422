"""Finds default dates by the date alone, at both ends."""

marks = {"default-dates": 1}
message = (
    "You found default dates by the date alone, so real starts and ends on those days are among them. "
    "Keep only those that the flag of that end (`UncertainStartDate` or `UncertainEndDate`) marks. "
    "See 'Default dates'."
)

# %% default-dates, edited
# -     "on_6_april_flagged": (on_6_april & start_flagged).sum(),
# -     "day_before_end_flagged": (day_before_end & start_flagged).sum(),
# +     "on_6_april_flagged": on_6_april.sum(),
# +     "day_before_end_flagged": day_before_end.sum(),
# -     "on_5_april_flagged": (on_5_april & end_flagged).sum(),
# +     "on_5_april_flagged": on_5_april.sum(),
