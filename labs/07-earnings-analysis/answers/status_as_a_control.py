"""Controls for the status of the year of the pay."""

marks = {"gap-decomposed": 3.5}
message = (
    "You hold `status` equal. It says whether there is pay in that very year, so it is a result and "
    "not something that was there before. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female", "academic_year", "status"]
