"""Counts people without pay as zero."""

marks = {"gap-picture": 4}
message = (
    "`by_after` counts people without pay as zero. The lines then show pay and having pay in one, and "
    "the gap holds the difference in both. Take those who have it, and show the share beside. See "
    "'Honest pictures'."
)

# %% gap-picture, edited
# - by_after = window.groupby(["after", "meals"])["real"].median().unstack()
# + by_after = window.fillna({"real": 0}).groupby(["after", "meals"])["real"].median().unstack()
