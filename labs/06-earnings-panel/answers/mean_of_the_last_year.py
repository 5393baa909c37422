"""Takes the last year only."""

marks = {"three-means": 0}
message = (
    "You took the last tax year only. The question is about all person-years of `panel`. See 'Zero or "
    "missing'."
)

# %% three-means
panel = panel[panel['TaxYear'] == years[-1]]
mean_pay = {
    "with_pay": panel.loc[panel["pay"] > 0, "pay"].mean(),
    "with_record": panel["pay"].mean(),
    "with_key": panel["pay_or_zero"].mean(),
}
