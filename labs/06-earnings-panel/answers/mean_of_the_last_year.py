"""Takes the last year only."""

marks = {"three-means": 0}
message = (
    "You took the last tax year only. The question is about all person-years of `panel`. See 'Zero or "
    "missing'."
)

# %% three-means, edited
# - mean_pay = {
# + panel = panel[panel["TaxYear"] == years[-1]]
# + mean_pay = {
