"""Draws thousands of pounds."""

marks = {"quantiles-picture": 2.5}
message = (
    "Your picture shows thousands of pounds, the table pounds. Draw the amounts as they stand in "
    "`quantiles`, so that a reader can find one in the other. See 'Quantiles'."
)

# %% quantiles-picture, edited
# -     axes.plot(quantiles["after_degree"], quantiles[column], style, label=column)
# +     axes.plot(quantiles["after_degree"], quantiles[column] / 1000, style, label=column)
