"""Controls for days and status of the year of the pay."""

marks = {"gap-decomposed": 3.5}
message = (
    "You hold days or status of the same year equal. Annualised pay is pay divided by these days: "
    "they are a part of the outcome, not something that was there before. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female", "academic_year", "days", "status"]
