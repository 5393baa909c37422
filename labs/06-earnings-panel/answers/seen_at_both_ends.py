"""Calls balanced who has pay in the first and the last year."""

marks = {"two-panels": 1.5}
message = (
    "Your balanced people have pay in the first and the last year, whatever lies between. Balanced "
    "means every one of `years`. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# - always = wide[wide.notna().all(axis=1)]
# + always = wide[wide[[years[0], years[-1]]].notna().all(axis=1)]
