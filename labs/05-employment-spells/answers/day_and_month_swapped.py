"""Reads 6/4 as 4 June."""

marks = {"default-dates": 0.5}
message = (
    "Day and month seem to be exchanged: you counted 4 June and 4 May. The default dates lie in month "
    "4, on days 6 and 5. See 'Default dates'."
)

# %% default-dates, edited
# - on_6_april = (start.dt.month == 4) & (start.dt.day == 6)
# - on_5_april = (end.dt.month == 4) & (end.dt.day == 5)
# + on_6_april = (start.dt.month == 6) & (start.dt.day == 4)
# + on_5_april = (end.dt.month == 5) & (end.dt.day == 4)
