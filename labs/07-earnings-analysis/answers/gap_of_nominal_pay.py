"""Compares pay in pounds of different years."""

marks = {"raw-gap": 0}
message = (
    "You compared `annualised`, in pounds of each cohort's own tax year. At one distance from school "
    "five cohorts stand in five tax years. Take `real`. See 'The raw gap'."
)

# %% raw-gap, edited
# - medians = at_gap.groupby("meals")["real"].median()
# - logs = np.log(at_gap["real"]).groupby(at_gap["meals"]).mean()
# + medians = at_gap.groupby("meals")["annualised"].median()
# + logs = np.log(at_gap["annualised"]).groupby(at_gap["meals"]).mean()
