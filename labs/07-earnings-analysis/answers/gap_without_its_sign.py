"""Gives by how much those with free school meals lie below, as a positive number."""

marks = {"raw-gap": 2}
message = (
    "`per_cent` has no sign: you gave by how much those with free school meals lie below. Then a "
    "reader cannot see which group is ahead. Below is minus. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (1 - medians[1] / medians[0]),
