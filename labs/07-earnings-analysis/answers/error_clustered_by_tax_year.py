"""Clusters by tax year."""

marks = {"first-regression": 3}
message = (
    "You clustered by tax year. Those are a handful of clusters, far too few, and they are not what "
    "the rows of a person have in common. Cluster by `AE_ID`. See 'Clustered errors'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "TaxYear"})
