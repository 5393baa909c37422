"""Joins as if everybody had one EDUKEY."""

marks = {"spells-of-people": 0}
message = (
    "You joined as if everybody had one EDUKEY, so the spells of second keys are lost. Join on "
    "`EduKey` with all pairs in `links`, and let a person have more than one. See 'From EDUKEY to "
    "person'."
)

# %% spells-of-people
person_spells = valid_spells.merge(links.drop_duplicates("AE_ID"), on="EduKey")
