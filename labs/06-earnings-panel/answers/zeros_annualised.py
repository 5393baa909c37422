"""Annualises records of zero."""

marks = {"annualised-pay": 2}
message = (
    "`annual` has rows with a pay of 0. A zero says that pay was given back, not at what rate "
    "somebody worked; leave it out here. See 'Days and annual pay'."
)

# %% annualised-pay, edited
# - annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
# + annual = pay.merge(days, on=["AE_ID", "TaxYear"])
