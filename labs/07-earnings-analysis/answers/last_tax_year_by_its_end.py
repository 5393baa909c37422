"""Takes the calendar year in which the last tax year ends."""

marks = {"last-tax-year": 0.5}
message = (
    "Each cohort reaches a year too far. A tax year is counted by the calendar year in which it "
    "begins: 201920 is 2019. Taken by its end, the data seem to hold a year that they do not. See "
    "'The last tax year'."
)

# %% last-tax-year, edited
# - last_start = last_year // 100
# + last_start = last_year // 100 + 1
