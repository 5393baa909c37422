"""Lets a whole year pass before it counts."""

marks = {"years-after-ks4": 0.25}
message = (
    "Your years are one too few: you leave out the first full tax year after school. It begins in the "
    "April after the summer of leaving, and it is year 1. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# -     return tax_year // 100 - int(academic_year[-4:])
# +     return tax_year // 100 - int(academic_year[-4:]) - 1
