"""Reads 6/4 as 4 June."""

marks = {"default-dates": 0.5}
message = (
    "Day and month seem to be exchanged: you counted 4 June and 4 May. The default dates lie in month "
    "4, on days 6 and 5. See 'Default dates'."
)

# %% default-dates
start, end = spells["StartDate"], spells["EndDate"]
on_6_april = (start.dt.month == 6) & (start.dt.day == 4)
on_5_april = (end.dt.month == 5) & (end.dt.day == 4)
day_before_end = start + pd.Timedelta(days=1) == end
start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
default_starts = {
    "on_6_april": on_6_april.sum(),
    "on_6_april_flagged": (on_6_april & start_flagged).sum(),
    "day_before_end_flagged": (day_before_end & start_flagged).sum(),
}
default_ends = {"on_5_april": on_5_april.sum(), "on_5_april_flagged": (on_5_april & end_flagged).sum()}
