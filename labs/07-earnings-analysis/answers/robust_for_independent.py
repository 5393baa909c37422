"""Takes robust errors for independent ones."""

marks = {"clustered-errors": 2.5}
message = (
    "`independent` holds robust errors, which let rows be unequally noisy. The question asks for "
    "the same variance for all rows. See 'Clustered errors'."
)
rare = True

# %% clustered-errors, edited
# - errors = pd.DataFrame({"independent": independent.se(), "person": person.se()})
# + robust = pf.feols(formula, data=sample, vcov="hetero")
# + errors = pd.DataFrame({"independent": robust.se(), "person": person.se()})
