"""Counts people with a single row."""

marks = {"person-fixed-effects": 3}
message = (
    "`people` counts those with a single row. One row cannot be compared with itself: the person "
    "effect swallows it whole, and it says nothing about change. See 'Person fixed effects'."
)

# %% person-fixed-effects, edited
# -     "people": (rows_of_person >= 2).sum(),
# +     "people": (rows_of_person >= 1).sum(),
