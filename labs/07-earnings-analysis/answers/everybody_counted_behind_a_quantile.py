"""Counts those without pay among the people."""

marks = {"quantiles": 3}
message = (
    "`people` counts graduates without annualised pay as well. State how many stand behind the "
    "quantiles: those who have it. See 'Quantiles'."
)

# %% quantiles, edited
# - quantiles["people"] = real.notna().groupby(line["after_degree"]).sum()
# + quantiles["people"] = by_year.size()
