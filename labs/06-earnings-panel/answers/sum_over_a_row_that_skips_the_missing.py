"""Sums over the row, which passes over what is missing."""

marks = {"income": 2}
message = (
    "Your `total` is never missing: `sum(axis=1)` passes over missing amounts, and of nothing at all "
    "it makes 0. Add the two columns with `+`. See 'Self-assessment'."
)

# %% income, edited
# - income["total"] = income["pay_or_zero"] + income["profit"]
# + income["total"] = income[["pay_or_zero", "profit"]].sum(axis=1)
