"""Leaves out the effects for years."""

marks = {"first-regression": 2}
message = (
    "Your model has no effect for each year. Rows of the two groups are not spread alike over the "
    "years, and pay grows with them; a part of that growth is in your gap. See 'A first regression'."
)
rare = True

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + fit = pf.feols("log_pay ~ meals", data=sample, vcov={"CRV1": "AE_ID"})
