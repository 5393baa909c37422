"""Takes a robust error."""

marks = {"first-regression": 3}
message = (
    "Your error is a robust one. It lets some rows be noisier than others and still takes every row "
    "for another person. Cluster by `AE_ID`. See 'Clustered errors'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals | after", data=sample, vcov="hetero")
