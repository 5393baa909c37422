"""Controls for days in employment."""

marks = {"gap-decomposed": 3.5}
message = (
    "You hold `days` equal. They are of the year of the pay, and annualised pay is pay divided by "
    "them: a part of the outcome, not something that was there before. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# - before_pay = ["third", "female", "academic_year"]
# + before_pay = ["third", "female", "academic_year", "days"]
