"""Takes the logs of the medians."""

marks = {"raw-gap": 2}
message = (
    "`log_points` is a difference of logs of medians. That is the median gap once more in another "
    "dress. Take the log of everybody's pay first, then means. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": 100 * np.log(medians[1] / medians[0]),
