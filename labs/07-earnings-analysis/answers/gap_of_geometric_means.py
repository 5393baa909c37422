"""Turns the difference of logs into per cent."""

marks = {"raw-gap": 2}
message = (
    "`per_cent` is the difference of mean logs in another unit. That compares geometric means; the "
    "question asks for the medians of the two groups. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (np.exp(logs[1] - logs[0]) - 1),
