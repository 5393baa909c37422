"""Swaps the two kinds of mismatch."""

marks = {"pay-and-spells": 2}
message = (
    "`pay_only` and `spell_only` are the wrong way round. `pay_only` is a pay record without a day in "
    "employment. See 'Pay without spells'."
)

# %% pay-and-spells
known = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
record, spell = known["pay"].notna(), known["days"].notna()
kinds = {"both": record & spell, "pay_only": spell & ~record, "spell_only": record & ~spell, "neither": ~record & ~spell}
reconciled = pd.DataFrame(kinds).groupby(known["TaxYear"]).sum()
