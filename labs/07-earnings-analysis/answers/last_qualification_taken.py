"""Takes the last qualification of any level."""

marks = {"graduation-year": 0}
message = (
    "You took everybody's last qualification, of whatever level. Who went on to a master's then seems "
    "to graduate years late. Take the first degree, and the first year in which one was obtained. See "
    "'The year of graduation'."
)

# %% graduation-year, edited
# - degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XQLEV601"] == "4")]
# + degrees = students[students["HE_XPQUAL01"] == 1]

# - ends_in = degrees.groupby("AE_ID")["view"].min()
# + ends_in = degrees.groupby("AE_ID")["view"].max()
