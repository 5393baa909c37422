"""Gives a share for per cent."""

marks = {"raw-gap": 2}
message = (
    "`per_cent` is a share, between minus 1 and 1. Times 100 it is per cent; a reader cannot see from "
    "a number which it is. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": medians[1] / medians[0] - 1,
