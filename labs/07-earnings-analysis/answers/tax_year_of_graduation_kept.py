"""Keeps the year of overlap as year 0."""

marks = {"years-after-graduation": 1.75}
message = (
    "You kept year 0, the tax year that overlaps the degree. Its pay is neither that of students nor "
    "that of graduates. Begin with year 1. See 'Years after graduation'."
)

# %% years-after-graduation, edited
# - since_graduation = since_graduation[since_graduation["after_degree"] >= 1]
# + since_graduation = since_graduation[since_graduation["after_degree"] >= 0]
