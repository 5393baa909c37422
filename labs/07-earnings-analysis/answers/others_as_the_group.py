"""Takes a coefficient of those without free school meals."""

marks = {"first-regression": 2}
message = (
    "Your coefficient is that of the others: its sign is turned round. The group whose gap is asked "
    "for is 1, those whom it is compared with are 0. See 'Reading coefficients'."
)

# %% first-regression, edited
# - gap = fit.coef()["meals"]
# + gap = -fit.coef()["meals"]
