"""Reconciles with an inner join."""

marks = {"pay-and-spells": 2}
message = (
    "Your join kept only people and years with days, so `pay_only` and `neither` find nobody. To see "
    "what does not fit, keep every row of `panel`: a left join. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"])
