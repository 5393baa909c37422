"""Drops people and years without pay."""

marks = {"years-after-ks4": 2.75}
message = (
    "You dropped years without annualised pay. Then nobody can say any more who is missing from a "
    "median. Keep every row of `panel` from year 1 on. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# - since_ks4 = since_ks4[since_ks4["after"] >= 1]
# + since_ks4 = since_ks4[(since_ks4["after"] >= 1) & since_ks4["annualised"].notna()]
