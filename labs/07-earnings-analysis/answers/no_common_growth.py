"""Leaves out the effects for years."""

marks = {"person-fixed-effects": 2}
message = (
    "Without effects for years the product takes all growth of those with free school meals for "
    "growth of the gap. Everybody's pay grows at this age; put in an effect for each `after`. See "
    "'Person fixed effects'."
)

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals:after | AE_ID", data=sample, vcov={"CRV1": "AE_ID"})
