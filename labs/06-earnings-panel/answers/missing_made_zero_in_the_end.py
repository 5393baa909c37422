"""Fills missing pay with zero once the status is known."""

marks = {"zero-or-missing": 3}
message = (
    "Your `pay` is 0 where nothing was recorded, so a sum or a mean of it takes an assumption for a "
    "record. `status` cannot help who does not look at it: leave `pay` missing, and fill "
    "`pay_or_zero` alone. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay"] = panel["pay"].fillna(0)
