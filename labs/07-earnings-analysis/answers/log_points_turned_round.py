"""Takes the logs of the others less those of the group."""

marks = {"raw-gap": 2}
message = (
    "`log_points` has the wrong sign: it is the mean log of `meals` less that of `others`, so that "
    "below is minus, as in `per_cent`. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": 100 * (logs[0] - logs[1]),
