"""Asks for a reach beyond the horizon."""

marks = {"last-tax-year": 2.5}
message = (
    "You leave out the cohort that reaches just to the horizon. It is seen in every year that the "
    "line needs. See 'The last tax year'."
)

# %% last-tax-year, edited
# - coverage["followed"] = coverage["reach"] >= horizon
# + coverage["followed"] = coverage["reach"] > horizon
