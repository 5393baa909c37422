"""Leaves the interval in log points."""

marks = {"clustered-errors": 2.5}
message = (
    "Your interval is in log points. Turn each end into per cent: `100 * (exp(end) - 1)`. See "
    "'Reading coefficients'."
)

# %% clustered-errors, edited
# - interval = {name: 100 * (np.exp(end) - 1) for name, end in ends.items()}
# + interval = {name: 100 * end for name, end in ends.items()}
