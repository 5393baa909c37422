"""Writes the clipped start over the recorded one."""

marks = {"clip-to-a-window": 0}
message = (
    "You wrote the clipped start over `StartDate`, so a job of ten years now seems to begin with the "
    "tax year. Leave the recorded dates as they are; the clipped ones go into `first_day` and "
    "`last_day`. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
# + clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
# + clipped["StartDate"] = clipped["first_day"]
