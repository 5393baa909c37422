"""Forgets to take away the whole."""

marks = {"first-regression": 3}
message = (
    "`per_cent` says how large the pay of the one group is in per cent of the other's. The gap is "
    "that less 100. See 'Reading coefficients'."
)

# %% first-regression, edited
# -     "per_cent": 100 * (np.exp(gap) - 1),
# +     "per_cent": 100 * np.exp(gap),
