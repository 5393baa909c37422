"""Uses the flag of the end for starts, and the other way round."""

marks = {"default-dates": 1}
message = (
    "Each flag speaks of one date only: `UncertainStartDate` of the start, `UncertainEndDate` of the "
    "end; the flag of the other date does not matter. Yours seem to be exchanged, or you ask for "
    "both. See 'Default dates'."
)

# %% default-dates
start, end = spells["StartDate"], spells["EndDate"]
on_6_april = (start.dt.month == 4) & (start.dt.day == 6)
on_5_april = (end.dt.month == 4) & (end.dt.day == 5)
day_before_end = start + pd.Timedelta(days=1) == end
start_flagged, end_flagged = spells["UncertainEndDate"] == 1, spells["UncertainStartDate"] == 1
default_starts = {
    "on_6_april": on_6_april.sum(),
    "on_6_april_flagged": (on_6_april & start_flagged).sum(),
    "day_before_end_flagged": (day_before_end & start_flagged).sum(),
}
default_ends = {"on_5_april": on_5_april.sum(), "on_5_april_flagged": (on_5_april & end_flagged).sum()}
