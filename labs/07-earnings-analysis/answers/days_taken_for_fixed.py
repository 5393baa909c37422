"""Thinks that days in employment are dropped as well."""

marks = {"person-fixed-effects": 3}
message = (
    "You say that `days` is dropped. Days in employment change from year to year, so they keep a "
    "coefficient. (Whether they should be in the model is another matter.) See 'What fixed effects "
    "drop'."
)

# %% person-fixed-effects, edited
# - dropped = ["meals", "female", "third", "academic_year"]
# + dropped = ["meals", "female", "third", "academic_year", "days"]
