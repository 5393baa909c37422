"""Counts a record of zero as no pay record."""

marks = {"pay-and-spells": 0.5}
at_most = {"pay-and-spells": 2.5}
message = (
    "You count a record of 0 as no record, as `pay > 0` or a `status` of `pay` does. A payroll knew "
    "this person: ask whether `pay` is there, not whether it is above zero. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - record, spell = with_key["pay"].notna(), with_key["days"].notna()
# + record, spell = with_key["pay"] > 0, with_key["days"].notna()
