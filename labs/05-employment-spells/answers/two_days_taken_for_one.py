"""Counts as one day what starts one day before it ends."""

marks = {"invalid-spells": 1.5}
message = (
    "A spell that starts one day before it ends has two days, the first and the last; many of these "
    "are default starts. A spell of one day has the same date twice. See 'Invalid spells'."
)

# %% invalid-spells, edited
# -     "one_day": (closed["StartDate"] == closed["EndDate"]).sum(),
# +     "one_day": ((closed["EndDate"] - closed["StartDate"]).dt.days == 1).sum(),
