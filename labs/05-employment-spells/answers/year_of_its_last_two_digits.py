"""Takes 201516 for the tax year that starts in 2016."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window is a year late. The first four digits of a tax year are the year it starts in: "
    "201516 starts in April 2015. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = 2000 + tax_year % 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
