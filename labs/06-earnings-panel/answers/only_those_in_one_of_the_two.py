"""Loses who has neither."""

marks = {"pay-and-spells": 3}
message = (
    "`neither` finds nobody, since you started from pay and days. Who is in none of the two tables is "
    "in `panel`: start there. See 'Pay without spells'."
)

# %% pay-and-spells, edited
# - with_key = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left")
# + known = panel[panel["pay"].notna()]
# + with_key = known.merge(days, on=["AE_ID", "TaxYear"], how="outer")
