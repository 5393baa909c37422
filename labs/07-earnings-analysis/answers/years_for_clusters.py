"""Clusters by year."""

marks = {"clustered-errors": 2.5}
message = (
    "`person` is clustered by `after`: four clusters, and what is alike in a panel of pay is the rows "
    "of a person, not those of a year. See 'Clustered errors'."
)

# %% clustered-errors, edited
# - errors = pd.DataFrame({"independent": independent.se(), "person": person.se()})
# + year = pf.feols(formula, data=sample, vcov={"CRV1": "after"})
# + errors = pd.DataFrame({"independent": independent.se(), "person": year.se()})
