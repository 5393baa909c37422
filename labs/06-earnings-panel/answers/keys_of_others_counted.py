"""Counts rows of everybody who is not in the cohort."""

marks = {"pay-records": 1}
message = (
    "`of_nobody` counts all whose key is not in `links`, and so everybody outside the cohort. They "
    "are somebody; their keys stand in `lookup`. See 'Pay records'."
)

# %% pay-records, edited
# -     "of_nobody": (~inside["Edukey"].isin(lookup["Edukey"])).sum(),
# +     "of_nobody": (~inside["Edukey"].isin(links["Edukey"])).sum(),
