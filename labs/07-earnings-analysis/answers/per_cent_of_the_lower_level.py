"""Divides the difference by the level of those with free school meals."""

marks = {"raw-gap": 2}
message = (
    "You divided the difference by the median of those with free school meals. The base of a gap is "
    "what one compares with: the median of `others`. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (medians[1] - medians[0]) / medians[1],
