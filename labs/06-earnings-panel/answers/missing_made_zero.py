"""Fills missing pay with zero before it asks why it is missing."""

marks = {"zero-or-missing": 2}
message = (
    "You filled `pay` with zeros first, so a year without a record looks like a record of zero, and "
    "nobody can tell them apart again. Leave `pay` missing and put the assumption into `pay_or_zero`. "
    "See 'Zero or missing'."
)

# %% zero-or-missing
panel = people.merge(pd.DataFrame({"TaxYear": years}), how="cross").merge(pay, on=["AE_ID", "TaxYear"], how="left")
panel["pay"] = panel["pay"].fillna(0)
panel["status"] = np.select([panel["edukeys"] == 0, panel["pay"] == 0], ["no key", "zero"], "pay")
panel["pay_or_zero"] = panel["pay"].mask(panel["edukeys"] == 0)
