"""Gives the interval of the other term."""

marks = {"clustered-errors": 2.5}
message = (
    "Your interval is that of `female`. The gap asked for is that of `meals`. See 'Clustered "
    "errors'."
)

# %% clustered-errors, edited
# - gap, error = person.coef()["meals"], person.se()["meals"]
# + gap, error = person.coef()["female"], person.se()["female"]
