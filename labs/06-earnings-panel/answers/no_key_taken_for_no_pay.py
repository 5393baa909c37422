"""Gives people without a key a pay of zero."""

marks = {"zero-or-missing": 3}
message = (
    "In `pay_or_zero` people without an EDUKEY have 0. They were not found in the tax records; they "
    "may earn well. For them it stays missing. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay_or_zero"] = panel["pay"].fillna(0)
