"""Adds the error in log points to the gap in per cent."""

marks = {"clustered-errors": 2.5}
message = (
    "You turned the coefficient into per cent and then added the error in log points. `exp` bends: "
    "add in logs, then turn the two ends. See 'Reading coefficients'."
)
rare = True

# %% clustered-errors, edited
# - ends = {"low": gap - 1.96 * error, "high": gap + 1.96 * error}
# - interval = {name: 100 * (np.exp(end) - 1) for name, end in ends.items()}
# + middle = 100 * (np.exp(gap) - 1)
# + interval = {"low": middle - 196 * error, "high": middle + 196 * error}
