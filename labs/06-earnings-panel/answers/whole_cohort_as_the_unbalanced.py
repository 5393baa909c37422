"""Counts everybody in the panel."""

marks = {"two-panels": 2.5}
message = (
    "`people_unbalanced` counts everybody in `panel`. Take those with pay above zero in at least one "
    "year. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "people_unbalanced": wide.notna().any(axis=1).sum(),
# +     "people_unbalanced": len(wide),
