"""Clips to 1 April to 31 March."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window begins on 1 April. That is the government's financial year; the tax year, and so "
    "LEO's, begins on 6 April and ends on 5 April. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
# + window_start, window_end = pd.Timestamp(first_year, 4, 1), pd.Timestamp(first_year + 1, 3, 31)
