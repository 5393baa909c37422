"""Swaps the two kinds of mismatch."""

marks = {"pay-and-spells": 2}
message = (
    "`pay_only` and `spell_only` are the wrong way round. `pay_only` is a pay record without a day in "
    "employment. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# -         "pay_only": record & ~spell,
# -         "spell_only": spell & ~record,
# +         "pay_only": spell & ~record,
# +         "spell_only": record & ~spell,
