"""Puts the years in as a straight line."""

marks = {"person-fixed-effects": 2.5}
message = (
    "You put the years in as one straight line for everybody. Pay does not grow by the same step each "
    "year at this age: give each `after` its own effect. See 'Person fixed effects'."
)
rare = True

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals:after + after | AE_ID", data=sample, vcov={"CRV1": "AE_ID"})
