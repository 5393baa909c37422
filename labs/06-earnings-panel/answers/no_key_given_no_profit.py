"""Gives people without a key a profit of nought."""

marks = {"income": 1.5}
message = (
    "People without an EDUKEY have a profit of 0 in your table. Nobody looked for their return; it "
    "stays missing. See 'Self-assessment'."
)

# %% income
income = panel.merge(profits, on=["AE_ID", "TaxYear"], how="left")

income["profit"] = income["profit"].fillna(0).where(income["TaxYear"] >= 201314)
income["total"] = income["pay_or_zero"] + income["profit"]
