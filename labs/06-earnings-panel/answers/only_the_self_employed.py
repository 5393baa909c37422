"""Keeps only rows with a return."""

marks = {"income": 0}
message = (
    "`income` has only people and years with a return. Keep every row of `panel`: a left join from "
    "`panel`. See 'Self-assessment'."
)

# %% income, edited
# - income = panel.merge(profits, on=["AE_ID", "TaxYear"], how="left")
# + income = panel.merge(profits, on=["AE_ID", "TaxYear"])
