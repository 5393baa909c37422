"""Divides by the index itself."""

marks = {"real-pay": 1}
message = (
    "You divided by the index, as if its 100 were the base. Multiply by `deflator`, which has the "
    "base year in it. See 'Real pay'."
)

# %% real-pay
nominal = annual.groupby("TaxYear")["annualised"].median().rename("nominal").reset_index()
table = nominal.merge(price_index, on="TaxYear")
real_pay = table.assign(real=table["nominal"] / table["cpi"] * 100)
