"""Draws pay in pounds of each year."""

marks = {"gap-picture": 4}
message = (
    "`by_after` is in pounds of each year, so that prices rise with the lines. Take `real`. See "
    "'Honest pictures'."
)

# %% gap-picture, edited
# - by_after = window.groupby(["after", "meals"])["real"].median().unstack()
# + by_after = window.groupby(["after", "meals"])["annualised"].median().unstack()
