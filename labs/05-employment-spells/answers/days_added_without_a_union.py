"""Adds up the days of all spells of a person."""

marks = {"days-in-employment": 0.5}
message = (
    "You added up the days of all spells. Spells of somebody's two EDUKEYs overlap, so such days "
    "count twice, and a year can have more days than the calendar. Merge first, then add. See 'Union "
    "of spells'."
)

# %% days-in-employment
merged = clipped[["AE_ID", "first_day", "last_day"]]
days_employed = clipped.groupby("AE_ID")["days"].sum().reset_index()
