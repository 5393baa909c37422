"""Looks for other people only."""

marks = {"panel-checks": 3.5}
message = (
    "You find rows about other people, but not about other years. Compare pairs of person and tax "
    "year. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "stranger": not there.isin(wanted).all(),
# +         "stranger": not panel["AE_ID"].isin(people["AE_ID"]).all(),
