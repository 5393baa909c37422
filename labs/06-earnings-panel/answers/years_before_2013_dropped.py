"""Drops the years before 2013-14."""

marks = {"income": 2.5}
message = (
    "`income` has no rows before 2013-14. Keep every row of `panel`: that nothing is known of a year "
    "is said by a missing amount, not by a missing row. See 'Self-assessment'."
)

# %% income, edited
# - income = panel.merge(profits, on=["AE_ID", "TaxYear"], how="left")
# + income = panel[panel["TaxYear"] >= 201314].merge(profits, on=["AE_ID", "TaxYear"], how="left")
