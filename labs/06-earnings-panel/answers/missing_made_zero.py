"""Fills missing pay with zero before it asks why it is missing."""

marks = {"zero-or-missing": 2}
message = (
    "You filled `pay` with zeros first, so a year without a record looks like a record of zero, and "
    "nobody can tell them apart again. Leave `pay` missing and put the assumption into `pay_or_zero`. "
    "See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left")
# + panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left")
# + panel["pay"] = panel["pay"].fillna(0)
