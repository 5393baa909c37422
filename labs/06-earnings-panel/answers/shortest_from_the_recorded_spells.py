"""Counts the days of the recorded spells twice."""

marks = {"days-by-year": 4}
message = (
    "`days_shortest` comes from `stretches`, like `days`. Count it from `stretches_shortest`, or the "
    "two can never differ. See 'Days and annual pay'."
)

# %% days-by-year, edited
# - days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
# + days, days_shortest = days_by_year(stretches, years), days_by_year(stretches, years)
