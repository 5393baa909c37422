"""Does not cluster."""

marks = {"first-regression": 3}
message = (
    "Your error takes every row for another person. Up to four rows are one person's, and a fourth "
    "year of the same person says little new. Robust errors (`hetero`) are not clustered either. "
    "Cluster by `AE_ID`. See 'Clustered errors'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals | after", data=sample, vcov="iid")
