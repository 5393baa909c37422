"""Keeps people with days and without pay."""

marks = {"annualised-pay": 2}
message = (
    "`annual` has people with days and no pay above zero, as a right or outer join keeps them. "
    "Nothing can be annualised there; they are counted in the next question. See 'Days and annual "
    "pay'."
)

# %% annualised-pay, edited
# - annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
# + annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"], how="right")
