"""Does not cluster the errors of the models."""

marks = {"gap-decomposed": 4}
message = (
    "The errors in `models` take every row for another person. Cluster all three by `AE_ID`. See "
    "'Clustered errors'."
)
rare = True

# %% gap-decomposed, edited
# - fits = {name: pf.feols(formula, data=sample, vcov={"CRV1": "AE_ID"}) for name, formula in formulas.items()}
# + fits = {name: pf.feols(formula, data=sample, vcov="iid") for name, formula in formulas.items()}
