"""Drops the years in which no pay is known."""

marks = {"years-after-ks4": 2.75}
message = (
    "You dropped the years without `pay`. These people had no record, or were not found; who is "
    "missing from a median can only be said while their rows are there. Keep every row of `panel` "
    "from year 1 on. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# - since_ks4 = since_ks4[since_ks4["after"] >= 1]
# + since_ks4 = since_ks4[(since_ks4["after"] >= 1) & since_ks4["pay"].notna()]
