"""Leaves pay_or_zero missing without a record."""

marks = {"zero-or-missing": 3}
message = (
    "Your `pay_or_zero` is missing wherever `pay` is. It is the column for the assumption: 0 for a "
    "person with a key and without a record. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay_or_zero"] = panel["pay"]
