"""Puts 20 before the last two digits of the academic year."""

marks = {"years-after-ks4": 3}
message = (
    "Your function puts 20 before the last two digits, and so moves 1998/1999 by a century. An "
    "academic year is written with four digits on either side: take the last four. See 'Years after "
    "Key Stage 4'."
)

# %% years-after-ks4, edited
# -     return tax_year // 100 - int(academic_year[-4:])
# +     return tax_year // 100 - 2000 - int(academic_year[-2:])
