"""Gives people without a key a pay of zero."""

marks = {"zero-or-missing": 3}
message = (
    "In `pay_or_zero` people without an EDUKEY have 0. They were not found in the tax records; they "
    "may earn well. For them it stays missing. See 'Zero or missing'."
)

# %% zero-or-missing
panel = people.merge(pd.DataFrame({"TaxYear": years}), how="cross").merge(pay, on=["AE_ID", "TaxYear"], how="left")
panel["status"] = np.select([panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0], ["no key", "no record", "zero"], "pay")
panel["pay_or_zero"] = panel["pay"].fillna(0)
