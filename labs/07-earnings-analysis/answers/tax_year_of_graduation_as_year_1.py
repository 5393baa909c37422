"""Calls the tax year that overlaps the degree year 1."""

marks = {"years-after-graduation": 0.25}
message = (
    "Your year 1 is the tax year in which the degree ended: a last term, a summer and a first job in "
    "one. Year 1 is the first full tax year after the end of the academic year; of 2018/19 that is "
    "2020-21. See 'Years after graduation'."
)

# %% years-after-graduation, edited
# - since_graduation["after_degree"] = since_graduation["TaxYear"] // 100 - ended
# + since_graduation["after_degree"] = since_graduation["TaxYear"] // 100 - ended + 1
