"""Keeps cohorts that end before the horizon."""

marks = {"quantiles": 0.5}
message = (
    "You kept cohorts that cannot be followed to the horizon. They stand behind the first years and "
    "not behind the last, so the line moves although nobody's pay does. Take those with `followed`. "
    "See 'Quantiles'."
)

# %% quantiles, edited
# - line = since_graduation[since_graduation["graduated"].isin(followed)]
# + line = since_graduation[since_graduation["graduated"].isin(coverage["graduated"])]
