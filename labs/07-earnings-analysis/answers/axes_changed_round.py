"""Draws years upwards and pay from left to right."""

marks = {"quantiles-picture": 2.5}
message = (
    "Years stand on the upright axis and pounds on the other. Time goes from left to right, or a rise "
    "looks like a drift. See 'Quantiles'."
)

# %% quantiles-picture, edited
# -     axes.plot(quantiles["after_degree"], quantiles[column], style, label=column)
# +     axes.plot(quantiles[column], quantiles["after_degree"], style, label=column)
