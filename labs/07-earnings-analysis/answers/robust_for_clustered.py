"""Takes robust errors for clustered ones."""

marks = {"clustered-errors": 2.5}
message = (
    "`person` holds robust errors that still take every row for another person. Robust is about "
    "unequal variance, clustered about rows that belong together. See 'Clustered errors'."
)

# %% clustered-errors, edited
# - errors = pd.DataFrame({"independent": independent.se(), "person": person.se()})
# + robust = pf.feols(formula, data=sample, vcov="hetero")
# + errors = pd.DataFrame({"independent": independent.se(), "person": robust.se()})
