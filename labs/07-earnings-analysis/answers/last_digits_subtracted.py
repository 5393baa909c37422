"""Subtracts the last two digits."""

marks = {"years-after-ks4": 0.25}
message = (
    "You subtracted last digits. Those of a tax year are the year in which it ends, so every year is "
    "one too many, and across 2000 they begin again at 00. Take the first four of the tax year and "
    "the last four of the academic year. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# -     return tax_year // 100 - int(academic_year[-4:])
# +     return tax_year % 100 - int(academic_year[-2:])
