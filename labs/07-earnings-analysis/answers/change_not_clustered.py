"""Does not cluster."""

marks = {"person-fixed-effects": 3.5}
message = (
    "The error of your change is not clustered. Person effects take away a person's level, not what "
    "their years have in common besides. Cluster by `AE_ID`. See 'Clustered errors'."
)
rare = True

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov="iid")
