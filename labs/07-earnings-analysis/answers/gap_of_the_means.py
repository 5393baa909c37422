"""Takes means for medians."""

marks = {"raw-gap": 1}
message = (
    "`meals` and `others` are means. A few absurd amounts carry much of them, and of the gap between "
    "them. Take medians. See 'The raw gap'."
)

# %% raw-gap, edited
# - medians = at_gap.groupby("meals")["real"].median()
# + medians = at_gap.groupby("meals")["real"].mean()
