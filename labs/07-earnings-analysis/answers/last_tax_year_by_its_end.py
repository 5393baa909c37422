"""Takes the calendar year in which the last tax year ends."""

marks = {"last-tax-year": 1}
message = (
    "Each cohort reaches a year too far, and the data seem to hold a year that they do not. Take the "
    "calendar year in which the last tax year begins (201920 is 2019) less the one in which the "
    "academic year ends. See 'The last tax year'."
)

# %% last-tax-year, edited
# - last_start = last_year // 100
# + last_start = last_year // 100 + 1
