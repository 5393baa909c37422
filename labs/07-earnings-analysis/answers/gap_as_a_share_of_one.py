"""Gives the gap as a share."""

marks = {"first-regression": 3}
message = (
    "`per_cent` is a share, between minus 1 and 1. Times 100 it is per cent. See 'Reading "
    "coefficients'."
)

# %% first-regression, edited
# -     "per_cent": 100 * (np.exp(gap) - 1),
# +     "per_cent": np.exp(gap) - 1,
