"""Leaves balanced people out of the unbalanced panel."""

marks = {"two-panels": 2.5}
message = (
    "`people_unbalanced` lacks the balanced people. Unbalanced is whoever has pay in some year, those "
    "with pay in every year among them. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "people_unbalanced": wide.notna().any(axis=1).sum(),
# +     "people_unbalanced": wide.notna().any(axis=1).sum() - len(always),
