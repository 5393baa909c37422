"""Divides by the deflator."""

marks = {"real-pay": 1}
message = (
    "You divided by the deflator, which counts inflation twice instead of taking it out. As it is "
    "made here, pay is multiplied by it: earlier years grow. See 'Real pay'."
)

# %% real-pay
nominal = annual.groupby("TaxYear")["annualised"].median().rename("nominal").reset_index()
table = nominal.merge(price_index, on="TaxYear")
real_pay = table.assign(real=table["nominal"] / table["deflator"])
