"""Compares with < and >, so that spells of one day at an edge are lost."""

marks = {"clip-to-a-window": 3}
rare = True
message = (
    "A spell that ends on 6 April, or starts on 5 April, has one day in the year, and yours has lost "
    "it. Compare with <= and >=. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start < window_end) & (end > window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
