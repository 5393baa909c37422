"""Thinks that person effects leave a coefficient of meals."""

marks = {"person-fixed-effects": 3}
message = (
    "You leave `meals` a coefficient beside person effects. Whether somebody had free school meals at "
    "fifteen never changes, so it cannot be told from the person. No estimate is not a gap of zero. "
    "See 'What fixed effects drop'."
)

# %% person-fixed-effects, edited
# - dropped = ["meals", "female", "third", "academic_year"]
# + dropped = ["female", "third", "academic_year"]
