"""Would control for everything there is."""

marks = {"gap-decomposed": 3.5}
message = (
    "You would hold everything equal that there is. Days and status belong to the year of the pay, "
    "and a degree may come after it. Write the date of measurement beside each, and keep what was "
    "fixed before. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female", "academic_year", "days", "degree", "status"]
