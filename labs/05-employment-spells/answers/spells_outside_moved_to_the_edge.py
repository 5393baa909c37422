"""Clips without leaving out the spells outside the tax year."""

marks = {"clip-to-a-window": 3}
message = (
    "Spells outside the tax year are still there, moved to its edge or turned round (look for days "
    "below 1). Clipping does not drop anything: first keep the spells that touch the year. See 'Clip "
    "to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells.copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
