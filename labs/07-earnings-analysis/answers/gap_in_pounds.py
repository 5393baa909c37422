"""Gives pounds for per cent."""

marks = {"raw-gap": 2}
message = (
    "`per_cent` is a difference in pounds. Divide it by the median of `others`, so that it can be "
    "compared with a gap of another year. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": medians[1] - medians[0],
