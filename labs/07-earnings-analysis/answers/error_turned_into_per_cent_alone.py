"""Turns coefficient and error into per cent one by one."""

marks = {"clustered-errors": 2.5}
message = (
    "You turned the coefficient and the error into per cent one by one and then added them. `exp` "
    "bends: add in logs, then turn the two ends. See 'Reading coefficients'."
)
rare = True

# %% clustered-errors, edited
# - ends = {"low": gap - 1.96 * error, "high": gap + 1.96 * error}
# - interval = {name: 100 * (np.exp(end) - 1) for name, end in ends.items()}
# + in_per_cent, half = 100 * (np.exp(gap) - 1), 196 * (np.exp(error) - 1)
# + interval = {"low": in_per_cent - half, "high": in_per_cent + half}
