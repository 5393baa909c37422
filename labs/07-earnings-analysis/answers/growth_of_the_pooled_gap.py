"""Lets the gap grow without person effects."""

marks = {"person-fixed-effects": 2}
at_most = {"person-fixed-effects": 2.5}
message = (
    "Your change is that of the pooled gap, with a level for `meals` and no person effects. Other "
    "people are in it each year. With an effect for each person everybody is compared with "
    "themselves. See 'Person fixed effects'."
)

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals + meals:after | after", data=sample, vcov={"CRV1": "AE_ID"})
