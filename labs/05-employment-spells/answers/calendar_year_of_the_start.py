"""Takes the calendar year of the start for the tax year."""

marks = {"flags-by-tax-year": 1}
message = (
    "You grouped by calendar year. A spell that starts from January to 5 April still belongs to the "
    "tax year that began the April before: take one off the year for those. See 'Default dates'."
)

# %% flags-by-tax-year, edited
# - first_year = start.dt.year - before_6_april.astype("int64")
# + first_year = start.dt.year.astype("int64")
