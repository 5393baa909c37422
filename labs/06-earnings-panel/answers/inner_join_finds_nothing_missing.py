"""Reconciles with an inner join."""

marks = {"pay-and-spells": 2}
message = (
    "In your table nobody is without days, so `pay_only` and `neither` find nobody: an inner join "
    "does that, and so do days that were filled with 0. Keep every row of `panel` by a left join, and "
    "ask where `days` is missing. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"])
