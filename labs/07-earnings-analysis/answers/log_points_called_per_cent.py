"""Gives log points for per cent."""

marks = {"raw-gap": 2}
message = (
    "You gave the difference of logs for `per_cent`. Log points are not per cent, the further from "
    "zero the less, and means of logs are not medians. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (logs[1] - logs[0]),
