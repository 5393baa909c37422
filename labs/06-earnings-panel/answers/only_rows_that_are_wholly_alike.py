"""Looks for rows that are alike in every column."""

marks = {"panel-checks": 3}
message = (
    "You find only rows that are alike in every column. A person with two EDUKEYs has two rows with "
    "*different* pay for one year: look for repeated pairs of `AE_ID` and `TaxYear`. See 'Checks for "
    "a panel'."
)

# %% panel-checks, edited
# -         "twice": there.has_duplicates,
# +         "twice": panel.duplicated().any(),
