"""Takes a record of zero for pay."""

marks = {"two-panels": 0.5}
message = (
    "You count a record of 0 as pay: it makes people balanced who had none in a year, and pulls the "
    "medians down. Take pay above zero. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# - wide = wide.where(wide > 0)[years]
# + wide = wide[years]
# -     "people_unbalanced": wide.notna().any(axis=1).sum(),
# +     "people_unbalanced": (wide > 0).any(axis=1).sum(),
