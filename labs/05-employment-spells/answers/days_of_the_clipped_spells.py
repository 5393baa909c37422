"""Merges, and then adds up the days of the spells before the merge."""

marks = {"days-in-employment": 1.5}
message = (
    "`merged` is right, but the days come from `clipped`, where some stand twice. Add up the days of "
    "`merged`. See 'Union of spells'."
)

# %% days-in-employment
merged = union_of_spells(clipped[["AE_ID", "first_day", "last_day"]])
days_employed = clipped.groupby("AE_ID")["days"].sum().reset_index()
