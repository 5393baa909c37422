"""Adds profit to pay that is missing."""

marks = {"income": 2}
message = (
    "You added profit to `pay`, which is missing without a record, so people who only work for "
    "themselves have no total. Add it to `pay_or_zero`. See 'Self-assessment'."
)

# %% income
income = panel.merge(profits, on=["AE_ID", "TaxYear"], how="left")

known = (income["TaxYear"] >= 201314) & (income["status"] != "no key")
income["profit"] = income["profit"].fillna(0).where(known)
income["total"] = income["pay"] + income["profit"]
