"""Clips to 6 April, where the next tax year begins."""

marks = {"clip-to-a-window": 2}
message = (
    "Your window ends on 6 April, which is the first day of the next tax year. End it on 5 April, or "
    "that day counts in two years. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
# - touches = (person_spells["StartDate"] <= window_end) & (person_spells["closed_end"] >= window_start)
# + window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 6)
# + touches = (person_spells["StartDate"] < window_end) & (person_spells["closed_end"] >= window_start)
