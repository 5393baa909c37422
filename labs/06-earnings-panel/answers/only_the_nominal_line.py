"""Draws the line in pounds of the year only."""

marks = {"pay-picture": 2}
message = (
    "Your picture has only the line in the pounds of each year. Draw `real` as well: the space "
    "between the two is what prices did. See 'Real pay'."
)

# %% pay-picture, edited
# - axes.plot(starts_in, real_pay["real"], "-s", label=f"at {base_year} prices")
