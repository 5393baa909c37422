"""Counts a flagged date only if the spell's other date is not flagged."""

marks = {"default-dates": 1.5}
message = (
    "You left out spells whose other date is flagged as well. The flag of the *other* date does not "
    "matter here: `UncertainStartDate` speaks of the start alone, `UncertainEndDate` of the end. See "
    "'Default dates'."
)

# %% default-dates
start, end = spells["StartDate"], spells["EndDate"]
on_6_april = (start.dt.month == 4) & (start.dt.day == 6)
on_5_april = (end.dt.month == 4) & (end.dt.day == 5)
day_before_end = start + pd.Timedelta(days=1) == end
start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
default_starts = {
    "on_6_april": on_6_april.sum(),
    "on_6_april_flagged": (on_6_april & start_flagged & ~end_flagged).sum(),
    "day_before_end_flagged": (day_before_end & start_flagged).sum(),
}
default_ends = {"on_5_april": on_5_april.sum(), "on_5_april_flagged": (on_5_april & end_flagged & ~start_flagged).sum()}
