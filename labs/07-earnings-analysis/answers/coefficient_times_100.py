"""Gives the coefficient in log points."""

marks = {"first-regression": 3}
message = (
    "`gap` is 100 times the coefficient. Leave it as it comes; `per_cent` is the place for a number "
    "in per cent. See 'A first regression'."
)

# %% first-regression, edited
# -     "gap": gap,
# +     "gap": 100 * gap,
