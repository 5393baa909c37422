"""Begins a year late."""

marks = {"years-after-graduation": 0.25}
message = (
    "You leave out the first full year after the degree. The academic year ends in summer, and the "
    "tax year that begins in the calendar year after is year 1, not year 0. See 'Years after "
    "graduation'."
)

# %% years-after-graduation, edited
# - since_graduation["after_degree"] = since_graduation["TaxYear"] // 100 - ended
# + since_graduation["after_degree"] = since_graduation["TaxYear"] // 100 - ended - 1
