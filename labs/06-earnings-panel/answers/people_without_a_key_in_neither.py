"""Counts people without a key."""

marks = {"pay-and-spells": 3}
message = (
    "`neither` counts people without an EDUKEY. They cannot have pay or spells here, whatever they "
    "did; take people with a key. See 'Pay without spells'."
)

# %% pay-and-spells
known = panel.merge(days, on=["AE_ID", "TaxYear"], how="left")
record, spell = known["pay"].notna(), known["days"].notna()
kinds = {"both": record & spell, "pay_only": record & ~spell, "spell_only": spell & ~record, "neither": ~record & ~spell}
reconciled = pd.DataFrame(kinds).groupby(known["TaxYear"]).sum()
