"""Takes the lowest and highest tenth."""

marks = {"quantiles": 3}
message = (
    "`p25` and `p75` are further out than quarters: a tenth of people lies beyond each. Take the "
    "places 0.25 and 0.75. See 'Quantiles'."
)

# %% quantiles, edited
# - quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + quantiles = by_year.quantile([0.1, 0.5, 0.9]).unstack().set_axis(["p25", "median", "p75"], axis=1)
