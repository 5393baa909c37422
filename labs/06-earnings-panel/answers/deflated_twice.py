"""Deflates twice."""

marks = {"real-pay": 1}
message = (
    "You deflated twice: pay of earlier years is raised once for prices and once more. One "
    "multiplication is enough. See 'Real pay'."
)

# %% real-pay
nominal = annual.groupby("TaxYear")["annualised"].median().rename("nominal").reset_index()
table = nominal.merge(price_index, on="TaxYear")
real_pay = table.assign(real=table["nominal"] * table["deflator"] ** 2)
