"""Leaves out the person effects."""

marks = {"person-fixed-effects": 2}
message = (
    "Your change comes from different people in different years: some have pay early, others late. "
    "With an effect for each person everybody is compared with themselves. See 'Person fixed "
    "effects'."
)

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals:after | after", data=sample, vcov={"CRV1": "AE_ID"})
