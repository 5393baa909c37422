"""Pools all years after Key Stage 4."""

marks = {"raw-gap": 0}
message = (
    "You pooled all years after Key Stage 4. The young years, with small jobs beside school and "
    "study, then weigh as much as later ones, and the older cohorts have more of the later ones. "
    "Compare at one distance: `at_gap`. See 'The raw gap'."
)

# %% raw-gap, edited
# - medians = at_gap.groupby("meals")["real"].median()
# - logs = np.log(at_gap["real"]).groupby(at_gap["meals"]).mean()
# + medians = since_ks4.groupby("meals")["real"].median()
# + logs = np.log(since_ks4["real"]).groupby(since_ks4["meals"]).mean()
