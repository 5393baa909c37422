"""Takes the middle of two people where the place falls on a boundary."""

marks = {"quantiles": 3}
at_most = {"quantiles": 3.5}
message = (
    "Your quartiles follow another rule: a person's pay, or the middle of two, as Stata and SAS "
    "have it. It is as good, but with few people the numbers differ. Here take the straight line "
    "between two people. See 'Quantiles'."
)
rare = True

# %% quantiles, edited
# - quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + quantiles = by_year.quantile([0.25, 0.5, 0.75]).unstack().set_axis(["p25", "median", "p75"], axis=1)
# + for column, place in [("p25", 0.25), ("p75", 0.75)]:
# +     quantiles[column] = by_year.agg(
# +         lambda pay, place=place: np.quantile(pay.dropna(), place, method="averaged_inverted_cdf")
# +     )
