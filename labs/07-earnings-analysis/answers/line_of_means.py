"""Draws means."""

marks = {"gap-picture": 4}
message = (
    "`by_after` holds means. In groups of this size one absurd amount makes a peak that a reader will "
    "want to explain. Take medians. See 'Honest pictures'."
)

# %% gap-picture, edited
# - by_after = window.groupby(["after", "meals"])["real"].median().unstack()
# + by_after = window.groupby(["after", "meals"])["real"].mean().unstack()
