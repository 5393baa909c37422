"""Clips to 1 April to 31 March."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window begins on 1 April. That is the government's financial year; the tax year, and so "
    "LEO's, begins on 6 April and ends on 5 April. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 1), pd.Timestamp(first_year + 1, 3, 31)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
