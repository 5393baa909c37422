"""Keeps the first EDUKEY of each person."""

marks = {"people-and-keys": 1}
message = (
    "You kept one EDUKEY a person. Some have two, and both carry spells: dropping one drops part of a "
    "career, and makes strays of its spells. Keep every pair of `AE_ID` and EDUKEY. See 'From EDUKEY "
    "to person'."
)

# %% people-and-keys, edited
# - links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
# + lookup = lookup.drop_duplicates("AE_ID")
# + links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
