"""Takes the first qualification of any level."""

marks = {"graduation-year": 0}
at_most = {"graduation-year": 2}
message = (
    "You counted qualifications of every level: certificates, diplomas and degrees after a degree are "
    "in. A first degree is what `HE_XQLEV601` calls \"4\". See 'The year of graduation'."
)

# %% graduation-year, edited
# - degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XQLEV601"] == "4")]
# + degrees = students[students["HE_XPQUAL01"] == 1]
