"""Clips to 6 April, where the next tax year begins."""

marks = {"clip-to-a-window": 2}
message = (
    "Your window ends on 6 April, which is the first day of the next tax year. End it on 5 April, or "
    "that day counts in two years. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 6)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start < window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
