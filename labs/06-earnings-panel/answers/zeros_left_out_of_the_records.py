"""Leaves recorded zeros out of the records."""

marks = {"three-means": 1.5}
message = (
    "`with_record` leaves out the records of zero. A zero is a record and belongs in. See 'Zero or "
    "missing'."
)

# %% three-means, edited
# -     "with_record": panel["pay"].mean(),
# +     "with_record": panel.loc[panel["pay"] > 0, "pay"].mean(),
