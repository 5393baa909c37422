"""Counts an end as flagged if either of the spell's flags is set."""

marks = {"default-dates": 2.5}
rare = True
message = (
    "You counted ends of spells in which either flag is 1. The flag of the *other* date does not "
    "matter here: only `UncertainEndDate` speaks of the end. See 'Default dates'."
)

# %% default-dates
start, end = spells["StartDate"], spells["EndDate"]
on_6_april = (start.dt.month == 4) & (start.dt.day == 6)
on_5_april = (end.dt.month == 4) & (end.dt.day == 5)
day_before_end = start + pd.Timedelta(days=1) == end
start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
either = start_flagged | end_flagged
default_starts = {
    "on_6_april": on_6_april.sum(),
    "on_6_april_flagged": (on_6_april & start_flagged).sum(),
    "day_before_end_flagged": (day_before_end & start_flagged).sum(),
}
default_ends = {"on_5_april": on_5_april.sum(), "on_5_april_flagged": (on_5_april & either).sum()}
