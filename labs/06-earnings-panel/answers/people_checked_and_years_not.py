"""Checks people and not years."""

marks = {"panel-checks": 2.5}
message = (
    "You check that each person is there and that nobody else is, but not the years. The unit of a "
    "panel is the pair of person and tax year. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "absent": not wanted.isin(there).all(),
# -         "stranger": not there.isin(wanted).all(),
# +         "absent": not people["AE_ID"].isin(panel["AE_ID"]).all(),
# +         "stranger": not panel["AE_ID"].isin(people["AE_ID"]).all(),
