"""Looks for people who are not there at all."""

marks = {"panel-checks": 3}
message = (
    "You find a person who is not there at all, but not one who lacks a year. Compare pairs of person "
    "and tax year. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "absent": not wanted.isin(there).all(),
# +         "absent": not people["AE_ID"].isin(panel["AE_ID"]).all(),
