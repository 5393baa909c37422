"""Clips the start and forgets the end."""

marks = {"clip-to-a-window": 2}
message = (
    "You cut spells where the tax year begins but not where it ends, so days after 5 April are in. "
    "Take the earlier of `closed_end` and the year's last day. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
# + clipped["last_day"] = clipped["closed_end"]
