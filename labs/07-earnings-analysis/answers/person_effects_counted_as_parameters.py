"""Counts an effect for each person as a parameter, as areg does."""

marks = {"person-fixed-effects": 3.5}
message = (
    "Your error counts the effect of each person as a parameter, as Stata's `areg` does when it "
    "clusters. These effects lie within the clusters; counted, they make the error too large. "
    "`reghdfe` and *pyfixest* leave them out. See 'Clustered errors'."
)

# %% person-fixed-effects, edited
# -     "error": fit.se()["meals:after"],
# +     "error": fit.se()["meals:after"] * np.sqrt((len(sample) - 5) / (len(sample) - 5 - len(rows_of_person))),
