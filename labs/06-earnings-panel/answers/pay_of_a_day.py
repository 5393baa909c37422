"""Stops at pay for a day."""

marks = {"annualised-pay": 1}
message = (
    "This is pay for a day in employment. Multiply it by the days of the tax year. See 'Days and "
    "annual pay'."
)

# %% annualised-pay
annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
length = np.where((annual["TaxYear"] // 100 + 1) % 4 == 0, 366, 365)
annual["annualised"] = annual["pay"] / annual["days"]
