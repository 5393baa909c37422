"""Turns the sign of the change."""

marks = {"person-fixed-effects": 2.5}
message = (
    "The sign of `change` is turned round: it is what a year adds to the pay of those with free "
    "school meals over and above the others. See 'Reading coefficients'."
)

# %% person-fixed-effects, edited
# -     "change": fit.coef()["meals:after"],
# +     "change": -fit.coef()["meals:after"],
