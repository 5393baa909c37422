"""Leaves out people with default dates."""

marks = {"default-dates": 2}
message = (
    "For `shortest` you left out those whose days differ. That is a third way of treating default "
    "dates, and it says that they did not work; a bound keeps everybody and changes the days. See "
    "'Default dates and pay'."
)

# %% default-dates, edited
# -     "shortest": (both["annualised"] * both["days"] / both["fewest"]).median(),
# +     "shortest": both.loc[both["days"] == both["fewest"], "annualised"].median(),
