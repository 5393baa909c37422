"""Starts from the pay records."""

marks = {"pay-and-spells": 2}
message = (
    "You started from the pay records, so nobody without one can turn up in `spell_only` or "
    "`neither`. Start from all people with a key and all years. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + with_key = panel[panel["pay"].notna()].merge(days, on=["AE_ID", "TaxYear"], how="left")
