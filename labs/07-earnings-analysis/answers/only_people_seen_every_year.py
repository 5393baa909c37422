"""Counts people with all four rows."""

marks = {"person-fixed-effects": 3}
message = (
    "`people` counts those who are seen in all four years. Two rows are enough to be compared with "
    "oneself. See 'Person fixed effects'."
)

# %% person-fixed-effects, edited
# -     "people": (rows_of_person >= 2).sum(),
# +     "people": (rows_of_person == 4).sum(),
