"""Turns the difference of logs back into per cent."""

marks = {"raw-gap": 2}
message = (
    "You turned the difference of logs back into per cent. That is the gap of geometric means, and "
    "right as such; `log_points` is the difference itself, times 100. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": 100 * (np.exp(logs[1] - logs[0]) - 1),
