"""Regresses pounds."""

marks = {"first-regression": 1}
message = (
    "You regressed pounds, not their logs. A few absurd amounts then draw the line, and a per cent of "
    "mean pay is another gap than one of geometric means. See 'A first regression'."
)

# %% first-regression, edited
# - fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})
# + sample["pounds"] = np.exp(sample["log_pay"])
# + fit = pf.feols("pounds ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"})

# -     "per_cent": 100 * (np.exp(gap) - 1),
# +     "per_cent": 100 * gap / sample["pounds"].mean(),
