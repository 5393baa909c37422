"""Reconciles with an inner join."""

marks = {"pay-and-spells": 2}
message = (
    "Your join kept only people and years with days, so `pay_only` and `neither` find nobody. To see "
    "what does not fit, keep every row of `panel`: a left join. See 'Pay without spells'."
)

# %% pay-and-spells
known = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"])
record, spell = known["pay"].notna(), known["days"].notna()
kinds = {"both": record & spell, "pay_only": record & ~spell, "spell_only": spell & ~record, "neither": ~record & ~spell}
reconciled = pd.DataFrame(kinds).groupby(known["TaxYear"]).sum()
