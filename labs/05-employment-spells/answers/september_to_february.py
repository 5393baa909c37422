"""Looks at September to February."""

marks = {"sustained-employment": 3}
message = (
    "`five_of_six` looks at September to February. The six months are October to March, the second "
    "half of the tax year. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -         "five_of_six": by_month[months[6:]].sum(axis=1) >= 5,  # October to March
# +         "five_of_six": by_month[months[5:11]].sum(axis=1) >= 5,
