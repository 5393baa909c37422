"""Says by how much the others lie above."""

marks = {"raw-gap": 1}
message = (
    "Your gap says by how much the others lie above those with free school meals. That is another "
    "base and another number. Put `meals` above and `others` below. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (medians[0] / medians[1] - 1),

# -     "log_points": 100 * (logs[1] - logs[0]),
# +     "log_points": 100 * (logs[0] - logs[1]),
