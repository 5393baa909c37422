"""Counts people without pay as zero and adds one pound before the log."""

marks = {"raw-gap": 0}
message = (
    "People without annualised pay are in your gap with zero, and a pound was added so that zero has "
    "a log. Then the answer hangs on that pound, and not having pay counts like being paid next to "
    "nothing. Leave them out, and say how many they are. See 'The raw gap'."
)

# %% raw-gap, edited
# - medians = at_gap.groupby("meals")["real"].median()
# - logs = np.log(at_gap["real"]).groupby(at_gap["meals"]).mean()
# + everybody = at_gap.fillna({"real": 0})
# + medians = everybody.groupby("meals")["real"].median()
# + logs = np.log1p(everybody["real"]).groupby(everybody["meals"]).mean()
