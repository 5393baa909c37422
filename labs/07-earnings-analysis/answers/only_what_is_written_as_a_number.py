"""Thinks that only numbers are dropped."""

marks = {"person-fixed-effects": 3}
message = (
    "More is dropped than what is written as a number: the third of points at sixteen and the year "
    "of leaving school never change either. See 'What fixed effects drop'."
)

# %% person-fixed-effects, edited
# - dropped = ["meals", "female", "third", "academic_year"]
# + dropped = ["meals", "female"]
