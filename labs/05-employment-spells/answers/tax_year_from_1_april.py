"""Looks for defaults on 1 April and 31 March."""

marks = {"default-dates": 0.5}
message = (
    "You looked on 1 April and 31 March, but the tax year runs from 6 April to 5 April, and so do its "
    "default dates. Change the two days. See 'Default dates'."
)

# %% default-dates
start, end = spells["StartDate"], spells["EndDate"]
on_6_april = (start.dt.month == 4) & (start.dt.day == 1)
on_5_april = (end.dt.month == 3) & (end.dt.day == 31)
day_before_end = start + pd.Timedelta(days=1) == end
start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
default_starts = {
    "on_6_april": on_6_april.sum(),
    "on_6_april_flagged": (on_6_april & start_flagged).sum(),
    "day_before_end_flagged": (day_before_end & start_flagged).sum(),
}
default_ends = {"on_5_april": on_5_april.sum(), "on_5_april_flagged": (on_5_april & end_flagged).sum()}
