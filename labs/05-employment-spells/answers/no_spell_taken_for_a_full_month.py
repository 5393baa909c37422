"""Gives a full month to whoever has no spell, since a missing date loses every comparison."""

marks = {"person-month-panel": 1}
message = (
    "People without any spell have full months of work. Their dates are missing after the join, and "
    "the smaller of a missing date and the month's end is the month's end. Give 0 days where the join "
    "found no spell. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - pairs["days"] = inside.where(pairs["first_day"].notna(), 0).astype("int64")
# + pairs["days"] = inside
