"""Adds profit to pay that is missing."""

marks = {"income": 2}
message = (
    "You added profit to `pay`, which is missing without a record, so people who only work for "
    "themselves have no total. Add it to `pay_or_zero`. See 'Self-assessment'."
)

# %% income, edited
# - income["total"] = income["pay_or_zero"] + income["profit"]
# + income["total"] = income["pay"] + income["profit"]
