"""Takes pay as it was recorded."""

marks = {"real-pay": 0}
message = (
    "You took `pay`, which is lower where somebody worked a part of the year. The question asks for "
    "`annualised`. See 'Real pay'."
)

# %% real-pay
nominal = annual.groupby("TaxYear")["pay"].median().rename("nominal").reset_index()
table = nominal.merge(price_index, on="TaxYear")
real_pay = table.assign(real=table["nominal"] * table["deflator"])
