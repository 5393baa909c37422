"""Starts from the pay records."""

marks = {"pay-and-spells": 2}
message = (
    "You started from the pay records, so nobody without one can turn up in `spell_only` or "
    "`neither`. Start from all people with a key and all years. See 'Pay without spells'."
)

# %% pay-and-spells
known = panel[panel["pay"].notna()].merge(days, on=["AE_ID", "TaxYear"], how="left")
record, spell = known["pay"].notna(), known["days"].notna()
kinds = {"both": record & spell, "pay_only": record & ~spell, "spell_only": spell & ~record, "neither": ~record & ~spell}
reconciled = pd.DataFrame(kinds).groupby(known["TaxYear"]).sum()
