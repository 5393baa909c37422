"""Gives each tax year an effect, not each year after."""

marks = {"person-fixed-effects": 2}
at_most = {"person-fixed-effects": 2.5}
message = (
    "Your model has effects for tax years. Here pay grows with the years since school, and that "
    "growth is common to both groups: put in an effect for each `after`. See 'Person fixed "
    "effects'."
)
rare = True

# %% person-fixed-effects, edited
# - fit = pf.feols("log_pay ~ meals:after | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals:after | AE_ID + TaxYear", data=sample, vcov={"CRV1": "AE_ID"})
