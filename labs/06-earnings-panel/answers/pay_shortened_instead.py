"""Multiplies by the share of the year that was worked."""

marks = {"annualised-pay": 1}
message = (
    "You multiplied pay by the share of the year that was worked. Pay is already for those days only: "
    "divide by the days, so that half a year's pay becomes a whole year's. See 'Days and annual pay'."
)

# %% annualised-pay
annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
length = np.where((annual["TaxYear"] // 100 + 1) % 4 == 0, 366, 365)
annual["annualised"] = annual["pay"] * annual["days"] / length
