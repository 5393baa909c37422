"""Counts the notebook's years, whatever it is asked for."""

marks = {"days-by-year": 3.5}
message = (
    "Your function counts for the `years` of the notebook, not for those it is given: the name in its "
    "first line must be the one that its loop uses. See 'Days and annual pay'."
)

# %% days-by-year, edited
# - def days_by_year(spells, years):
# + def days_by_year(spells, tax_years):
