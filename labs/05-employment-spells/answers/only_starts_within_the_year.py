"""Keeps spells that start within the tax year."""

marks = {"clip-to-a-window": 0}
message = (
    "You kept only spells that start in the tax year, so everybody who went on in an older job is "
    "missing. A spell touches the year if it starts by the year's end and ends on or after its start. "
    "See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start >= window_start) & (start <= window_end)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
