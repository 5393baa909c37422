"""Draws the median alone."""

marks = {"quantiles-picture": 2.5}
message = (
    "Your picture has the median alone. The space between the quartiles says how unequal the middle "
    "half is: draw `p25` and `p75` as well. See 'Quantiles'."
)

# %% quantiles-picture, edited
# - for column, style in [("p75", ":^"), ("median", "-o"), ("p25", "--s")]:
# + for column, style in [("median", "-o")]:
