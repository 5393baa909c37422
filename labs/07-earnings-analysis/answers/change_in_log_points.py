"""Gives the change times 100."""

marks = {"person-fixed-effects": 2.5}
message = (
    "`change` is in log points. Give the coefficient as it comes, in logs. See 'Reading "
    "coefficients'."
)

# %% person-fixed-effects, edited
# -     "change": fit.coef()["meals:after"],
# +     "change": 100 * fit.coef()["meals:after"],
