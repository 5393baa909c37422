"""Gives rows for people."""

marks = {"person-fixed-effects": 3}
message = (
    "`people` counts rows. How much a panel knows about change depends on people seen more than once. "
    "See 'Person fixed effects'."
)

# %% person-fixed-effects, edited
# -     "people": (rows_of_person >= 2).sum(),
# +     "people": len(sample),
