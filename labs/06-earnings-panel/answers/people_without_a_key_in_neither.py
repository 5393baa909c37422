"""Counts people without a key."""

marks = {"pay-and-spells": 3}
message = (
    "`neither` counts people without an EDUKEY. They cannot have pay or spells here, whatever they "
    "did; take people with a key. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + with_key = panel.merge(days, on=["AE_ID", "TaxYear"], how="left")
