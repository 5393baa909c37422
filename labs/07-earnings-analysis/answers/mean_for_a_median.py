"""Takes the mean for the median."""

marks = {"quantiles": 2.5}
message = (
    "`median` holds means. A few absurd rates, a week's pay made fifty weeks', pull a mean far up; "
    "the middle person does not feel them. See 'Quantiles'."
)

# %% quantiles, edited
# - quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + quantiles["median"] = by_year.mean()
