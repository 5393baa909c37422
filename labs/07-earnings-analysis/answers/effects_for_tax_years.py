"""Gives each tax year an effect."""

marks = {"first-regression": 1}
at_most = {"first-regression": 2}
message = (
    "Your model has effects for tax years. In one tax year five cohorts stand at five distances "
    "from school; the question compares people at the same distance, with an effect for each "
    "`after`. See 'A first regression'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals | TaxYear", data=sample, vcov={"CRV1": "AE_ID"})
