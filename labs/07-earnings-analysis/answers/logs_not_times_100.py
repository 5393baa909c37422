"""Gives the difference of logs without the 100."""

marks = {"raw-gap": 2}
message = (
    "`log_points` is the bare difference of logs. Log points are 100 times that, and so near to per "
    "cent where the gap is small. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": logs[1] - logs[0],
