"""Looks for other years only."""

marks = {"panel-checks": 3.5}
message = (
    "You find rows about other years, but not about other people. Compare pairs of person and tax "
    "year. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "stranger": not there.isin(wanted).all(),
# +         "stranger": not panel["TaxYear"].isin(years).all(),
