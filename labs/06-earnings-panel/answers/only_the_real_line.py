"""Draws one line only."""

marks = {"pay-picture": 2}
message = (
    "Your picture has one line. Draw `nominal` as well: the space between the two is what prices did. "
    "See 'Real pay'."
)

# %% pay-picture, edited
# - axes.plot(starts_in, real_pay["nominal"], "--o", label="in pounds of the year")
