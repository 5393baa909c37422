"""Keeps one year."""

marks = {"first-regression": 0}
message = (
    "You kept one of the four years. The question is about the whole `sample`, with an effect for "
    "each year. See 'A first regression'."
)

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + sample = sample[sample["after"] == gap_year]
# + fit = pf.feols("log_pay ~ meals", data=sample, vcov={"CRV1": "AE_ID"})
