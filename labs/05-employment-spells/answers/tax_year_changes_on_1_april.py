"""Lets the tax year begin on 1 April."""

marks = {"flags-by-tax-year": 1}
at_most = {"flags-by-tax-year": 1.5}
message = (
    "Your tax years change with the month of April, but the new one begins on the 6th. A start on 1 "
    "to 5 April belongs to the year before. See 'Default dates'."
)

# %% flags-by-tax-year, edited
# - before_6_april = (start.dt.month < 4) | ((start.dt.month == 4) & (start.dt.day < 6))
# + before_6_april = start.dt.month < 4
