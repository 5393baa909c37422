"""Calls the tax year of the summer of leaving year 1."""

marks = {"years-after-ks4": 0.25}
message = (
    "Your years are one too many. Take the calendar year in which the academic year ends and the one "
    "in which the tax year begins: the tax year in which school ended is year 0, and half of it was "
    "school. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# -     return tax_year // 100 - int(academic_year[-4:])
# +     return tax_year // 100 - int(academic_year[-4:]) + 1
