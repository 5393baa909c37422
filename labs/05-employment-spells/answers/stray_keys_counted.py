"""Counts EDUKEYs in no lookup, not their spells."""

marks = {"people-and-keys": 3}
message = (
    "You counted the EDUKEYs that are in no lookup. The question asks for their spells, that is rows "
    "of `spells`: most of these keys have several. See 'From EDUKEY to person'."
)

# %% people-and-keys, edited
# - stray_spells = (~spells["EduKey"].isin(lookup["EDUKEY"])).sum()
# + stray_spells = spells.loc[~spells["EduKey"].isin(lookup["EDUKEY"]), "EduKey"].nunique()
