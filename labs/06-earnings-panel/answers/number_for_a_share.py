"""Counts the changed rows."""

marks = {"default-dates": 1.5}
message = (
    "`changed` is a number of rows. Give the share of the rows of `annual` in that year, from 0 to 1. "
    "See 'Default dates and pay'."
)

# %% default-dates, edited
# -     "changed": (both["days"] != both["fewest"]).mean(),
# +     "changed": (both["days"] != both["fewest"]).sum(),
