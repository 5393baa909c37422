"""Exchanges the quartiles."""

marks = {"quantiles": 3}
message = (
    "`p25` and `p75` have each other's names: a quarter of people is paid less than `p25`, a "
    "quarter more than `p75`. See 'Quantiles'."
)

# %% quantiles, edited
# - quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p75", "median", "p25"], axis=1)
