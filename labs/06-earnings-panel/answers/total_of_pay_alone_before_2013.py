"""Counts pay alone as the total before 2013-14."""

marks = {"income": 2}
message = (
    "Your `total` is there where `profit` is missing: a year without knowledge of profits counts as "
    "one without profits, and the series jumps in 2013-14. What is missing must stay missing when it "
    "is added. See 'Self-assessment'."
)

# %% income, edited
# - income["total"] = income["pay_or_zero"] + income["profit"]
# + income["total"] = income["pay_or_zero"] + income["profit"].fillna(0)
