"""Counts those with both in each of the two as well."""

marks = {"pay-and-spells": 2}
message = (
    "`pay_only` and `spell_only` count people who have both as well. Each person and year belongs to "
    "one of the four. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# -         "pay_only": record & ~spell,
# -         "spell_only": spell & ~record,
# +         "pay_only": record,
# +         "spell_only": spell,
