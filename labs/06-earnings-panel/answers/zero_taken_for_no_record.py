"""Treats a record of zero as no record."""

marks = {"zero-or-missing": 2}
message = (
    "You treat a record of 0 as if there were none. It is a record: a payroll knew this person, and "
    "the sum of the year was negative before it was set to nought. Its `pay` is 0 and its `status` is "
    "`zero`. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left")
# + panel = frame.merge(pay[pay["pay"] > 0], on=["AE_ID", "TaxYear"], how="left")
