"""Takes 100 times the coefficient for per cent."""

marks = {"first-regression": 3}
message = (
    "`per_cent` is 100 times the coefficient. That is log points; per cent comes from `exp(gap) - 1`, "
    "and for a gap of this size the two differ. See 'Reading coefficients'."
)

# %% first-regression, edited
# -     "per_cent": 100 * (np.exp(gap) - 1),
# +     "per_cent": 100 * gap,
