"""Controls for a degree that may come after the pay."""

marks = {"gap-decomposed": 3.5}
message = (
    "You hold the degree equal. It comes after school, for some after the pay itself, and it is one "
    "of the ways in which the gap arises: held equal, it takes away what one wants to see. See 'The "
    "gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female", "academic_year", "degree"]
