"""Takes every start on 6 April for a default."""

marks = {"default-dates": 2}
message = (
    "You took every start on 6 April for a default, but some jobs did start that day. The flag tells "
    "the two apart: count those that also have `UncertainStartDate` = 1. See 'Default dates'."
)

# %% default-dates, edited
# -     "on_6_april_flagged": (on_6_april & start_flagged).sum(),
# +     "on_6_april_flagged": on_6_april.sum(),
