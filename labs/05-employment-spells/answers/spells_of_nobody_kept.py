"""Keeps spells that belong to nobody in the cohort."""

marks = {"spells-of-people": 0}
message = (
    "Some of your spells have no `AE_ID`: you kept spells that belong to nobody in `links`. Here an "
    "inner join is right; question 5 has counted what it loses. See 'From EDUKEY to person'."
)

# %% spells-of-people
person_spells = valid_spells.merge(links, on="EduKey", how="left")
