"""Thinks that only the group itself is dropped."""

marks = {"person-fixed-effects": 3}
message = (
    "More than `meals` is dropped: everything that is the same for a person in all years, such as "
    "sex, points at sixteen and the year of leaving school. See 'What fixed effects drop'."
)

# %% person-fixed-effects, edited
# - dropped = ["meals", "female", "third", "academic_year"]
# + dropped = ["meals"]
