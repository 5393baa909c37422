"""Divides by the deflator."""

marks = {"quantiles": 1.5}
message = (
    "You divided by `to_base`, so that prices count twice: pay of earlier years has to grow. "
    "Multiply. See 'Quantiles'."
)

# %% quantiles, edited
# - real = line["annualised"] * line["TaxYear"].map(to_base)
# + real = line["annualised"] / line["TaxYear"].map(to_base)
