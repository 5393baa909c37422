"""Asks for all six months from October to March."""

marks = {"sustained-employment": 3}
message = (
    "`five_of_six` asks for all six months. One month from October to March may be empty: five are "
    "enough. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -         "five_of_six": by_month[months[6:]].sum(axis=1) >= 5,  # October to March
# +         "five_of_six": by_month[months[6:]].all(axis=1),
