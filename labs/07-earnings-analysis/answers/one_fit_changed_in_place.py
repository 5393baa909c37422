"""Changes the errors of a fit and keeps no copy of the first."""

marks = {"clustered-errors": 2.5}
message = (
    "`independent` and `person` are the same errors. `vcov()` changes the fit itself, so both names "
    "stand for the clustered one: fit twice, or keep the first errors before you change it. See "
    "'Clustered errors'."
)

# %% clustered-errors, edited
# - errors = pd.DataFrame({"independent": independent.se(), "person": person.se()})
# + errors = pd.DataFrame({"independent": person.se(), "person": person.se()})
