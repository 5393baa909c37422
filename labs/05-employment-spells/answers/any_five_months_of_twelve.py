"""Counts any five months of the year as sustained."""

marks = {"sustained-employment": 3}
message = (
    "`five_of_six` counts any five months of the year. The rule looks at October to March only, so "
    "that a summer job is not a career. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -         "five_of_six": by_month[months[6:]].sum(axis=1) >= 5,  # October to March
# +         "five_of_six": by_month.sum(axis=1) >= 5,
