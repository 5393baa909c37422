"""Leaves out the year in which Key Stage 4 ended."""

marks = {"gap-decomposed": 3.5}
message = (
    "One more was fixed before anybody was paid: the academic year in which Key Stage 4 ended. See "
    "'The gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female"]
