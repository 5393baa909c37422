"""Fills missing pay with zero."""

marks = {"years-after-ks4": 3.25}
message = (
    "You put 0 where `pay` was missing. No record and no key are not pay of nothing: they may be "
    "abroad, self-employed or not found. Leave it missing. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# - since_ks4 = since_ks4[since_ks4["after"] >= 1]
# + since_ks4 = since_ks4[since_ks4["after"] >= 1].fillna({"pay": 0})
