"""Takes pay_or_zero, and zero for pay."""

marks = {"two-panels": 0}
message = (
    "You count years without a record as years with pay, since `pay_or_zero` has a 0 there. Take "
    "`pay`, and above zero. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# - wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
# - wide = wide.where(wide > 0)[years]
# + wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay_or_zero")[years]
