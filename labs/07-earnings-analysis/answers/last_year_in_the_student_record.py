"""Takes whoever studied, and the last year of it, for graduates."""

marks = {"graduation-year": 0}
message = (
    "You took the last year in which somebody studied. That makes graduates of people who left "
    "without a degree, and moves those who went on to a master's. Take the year's qualifiers "
    "(`HE_XPQUAL01`), and of these a first degree. See 'The year of graduation'."
)

# %% graduation-year, edited
# - degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XQLEV601"] == "4")]
# + degrees = students[students["HE_XPSR01"] == 1]

# - ends_in = degrees.groupby("AE_ID")["view"].min()
# + ends_in = degrees.groupby("AE_ID")["view"].max()
