"""Takes the mean of yearly means."""

marks = {"three-means": 1}
message = (
    "You took the mean of yearly means. Years with few paid people then weigh as much as others; take "
    "one mean over all person-years. See 'Zero or missing'."
)

# %% three-means, edited
# -     "with_pay": panel.loc[panel["pay"] > 0, "pay"].mean(),
# -     "with_record": panel["pay"].mean(),
# +     "with_pay": panel[panel["pay"] > 0].groupby("TaxYear")["pay"].mean().mean(),
# +     "with_record": panel.groupby("TaxYear")["pay"].mean().mean(),
