"""Looks for defaults on 1 April and 31 March."""

marks = {"default-dates": 0.5}
message = (
    "You looked on 1 April and 31 March, but the tax year runs from 6 April to 5 April, and so do its "
    "default dates. Change the two days. See 'Default dates'."
)

# %% default-dates, edited
# - on_6_april = (start.dt.month == 4) & (start.dt.day == 6)
# - on_5_april = (end.dt.month == 4) & (end.dt.day == 5)
# + on_6_april = (start.dt.month == 4) & (start.dt.day == 1)
# + on_5_april = (end.dt.month == 3) & (end.dt.day == 31)
