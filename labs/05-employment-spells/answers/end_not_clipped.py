"""Clips the start and forgets the end."""

marks = {"clip-to-a-window": 2}
message = (
    "You cut spells where the tax year begins but not where it ends, so days after 5 April are in. "
    "Take the earlier of `closed_end` and the year's last day. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"]
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
