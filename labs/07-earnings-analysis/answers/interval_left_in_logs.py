"""Leaves the interval in logs."""

marks = {"clustered-errors": 2.5}
message = (
    "Your interval is a difference of logs. Turn each end into per cent: `exp` of it, less 1, times "
    "100. See 'Reading coefficients'."
)

# %% clustered-errors, edited
# - interval = {name: 100 * (np.exp(end) - 1) for name, end in ends.items()}
# + interval = ends
