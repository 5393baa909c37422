"""Counts the days of the recorded spells twice."""

marks = {"days-by-year": 4}
message = (
    "`days_shortest` comes from `stretches`, in which default dates stand as they are. Count it from "
    "`stretches_shortest`, or nothing can be learnt from the difference. See 'Days and annual pay'."
)

# %% days-by-year, edited
# - days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
# + days, days_shortest = days_by_year(stretches, years), days_by_year(stretches, years)
