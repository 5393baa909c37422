"""Leaves the last day out of the count."""

marks = {"clip-to-a-window": 3, "days-in-employment": 1.5}
message = (
    "Each spell is a day short. `last_day` is a day in employment, too, and a difference of dates "
    "leaves one of the two out: add 1. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
# + clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days

# %% days-in-employment, edited
# - days = (merged["last_day"] - merged["first_day"]).dt.days + 1
# + days = (merged["last_day"] - merged["first_day"]).dt.days
