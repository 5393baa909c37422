"""Takes the logs of mean pay."""

marks = {"raw-gap": 2}
message = (
    "`log_points` is a difference of logs of means. The mean has taken in the absurd amounts before "
    "the log could make them small: take the log of everybody's pay first. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": 100 * np.log(at_gap.groupby("meals")["real"].mean()).diff()[1],
