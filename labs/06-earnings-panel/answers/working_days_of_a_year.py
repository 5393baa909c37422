"""Multiplies pay for each calendar day with working days."""

marks = {"annualised-pay": 1}
message = (
    "You multiplied by 260 working days, but `days` are calendar days, weekends among them. Numerator "
    "and denominator must count the same kind of day. See 'Days and annual pay'."
)

# %% annualised-pay
annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"])
length = np.where((annual["TaxYear"] // 100 + 1) % 4 == 0, 366, 365)
annual["annualised"] = annual["pay"] / annual["days"] * 260
