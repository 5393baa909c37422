"""Drops people with two EDUKEYs as doubtful."""

marks = {"spells-of-people": 0}
message = (
    "You left out people with more than one EDUKEY. Two keys are no error, and leaving such people "
    "out changes whom you study. Keep the spells of both keys. See 'From EDUKEY to person'."
)

# %% spells-of-people
single = links[~links["AE_ID"].duplicated(keep=False)]
person_spells = valid_spells.merge(single, on="EduKey")
