"""Asks that graduates also studied in the year of the award."""

marks = {"graduation-year": 2}
message = (
    "You asked for people who obtained a degree and studied in the same year. Those whose award came "
    "a year after the course are not in the standard registration population any more, and you lost "
    "them. `HE_XPQUAL01` alone says who qualified. See 'The year of graduation'."
)
rare = True

# %% graduation-year, edited
# - degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XQLEV601"] == "4")]
# + degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XPSR01"] == 1)]
# + degrees = degrees[degrees["HE_XQLEV601"] == "4"]
