"""Keeps returns of other tax years."""

marks = {"profits": 1}
message = "`profits` holds tax years outside the panel. Keep those in `years`. See 'Self-assessment'."

# %% profits, edited
# - of_people = returns[returns["TaxYear"].isin(years)].copy()
# + of_people = returns.copy()
