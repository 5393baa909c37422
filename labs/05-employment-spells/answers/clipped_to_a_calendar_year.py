"""Clips to January to December."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window is a calendar year. A tax year runs from 6 April of its first year to 5 April of the "
    "next. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
# + window_start, window_end = pd.Timestamp(first_year, 1, 1), pd.Timestamp(first_year, 12, 31)
