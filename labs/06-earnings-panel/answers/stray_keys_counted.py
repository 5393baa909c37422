"""Counts keys in no lookup, not their rows."""

marks = {"pay-records": 1}
message = (
    "`of_nobody` counts EDUKEYs, but a key has a row for each tax year with pay. Count the rows whose "
    "key is in no lookup. See 'Pay records'."
)

# %% pay-records, edited
# -     "of_nobody": (~inside["Edukey"].isin(lookup["Edukey"])).sum(),
# +     "of_nobody": inside.loc[~inside["Edukey"].isin(lookup["Edukey"]), "Edukey"].nunique(),
