"""Gives rows for people."""

marks = {"first-regression": 3.5}
message = (
    "`people` counts rows. A sample of person-years looks several times larger than it is; count "
    "different `AE_ID`. See 'A first regression'."
)

# %% first-regression, edited
# -     "people": sample["AE_ID"].nunique(),
# +     "people": len(sample),
