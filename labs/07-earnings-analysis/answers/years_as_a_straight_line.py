"""Puts the years in as a number."""

marks = {"first-regression": 1}
at_most = {"first-regression": 2}
message = (
    "You put `after` in as a number, so that pay has to grow by the same step each year. Give each "
    "year an effect: in *pyfixest* it stands behind the bar. See 'A first regression'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals + after", data=sample, vcov={"CRV1": "AE_ID"})
