"""Follows every cohort with a year in the data."""

marks = {"last-tax-year": 2.5}
message = (
    "You follow every cohort that is seen at all. Those that end before the horizon stand behind the "
    "first points of a line and not behind the last, so its people change. Ask for a reach of "
    "`horizon` or more. See 'The last tax year'."
)

# %% last-tax-year, edited
# - coverage["followed"] = coverage["reach"] >= horizon
# + coverage["followed"] = coverage["reach"] >= 1
