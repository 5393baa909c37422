"""Keeps the rows of both tables, as Stata's merge does."""

marks = {"annualised-pay": 2}
message = (
    "`annual` has rows that are in one table only, as an outer join keeps them, or Stata's merge "
    "without `keep(match)`. Both pay and days are needed here; what is in one table only is counted "
    "in the next question. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
# + annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"], how="outer")
