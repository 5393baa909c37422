"""Clips to January to December."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window is a calendar year. A tax year runs from 6 April of its first year to 5 April of the "
    "next. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 1, 1), pd.Timestamp(first_year, 12, 31)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
