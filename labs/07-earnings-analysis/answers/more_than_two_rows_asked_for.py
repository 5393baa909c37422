"""Counts people with three rows or more."""

marks = {"person-fixed-effects": 3}
message = (
    "`people` leaves out those with just two rows. Two are enough to be compared with oneself. See "
    "'Person fixed effects'."
)

# %% person-fixed-effects, edited
# -     "people": (rows_of_person >= 2).sum(),
# +     "people": (rows_of_person > 2).sum(),
