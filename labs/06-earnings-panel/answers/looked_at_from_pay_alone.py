"""Starts from the pay records."""

marks = {"pay-and-spells": 2}
message = (
    "In your table nobody is without a pay record, so `spell_only` and `neither` find nobody: pay "
    "records alone do that, and so does `pay_or_zero`. Take all people with a key and all years, and "
    "ask where `pay` is missing. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + with_key = panel[panel["pay"].notna()].merge(days, on=["AE_ID", "TaxYear"], how="left")
