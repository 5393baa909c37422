"""Gives each error the other's name."""

marks = {"clustered-errors": 1.5}
message = (
    "`independent` and `person` have each other's errors. Clustering by person says how far the rows "
    "of one are alike; in a panel of pay the clustered error is mostly the larger. See 'Clustered "
    "errors'."
)

# %% clustered-errors, edited
# - errors = pd.DataFrame({"independent": independent.se(), "person": person.se()})
# + errors = pd.DataFrame({"independent": person.se(), "person": independent.se()})
