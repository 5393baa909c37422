"""Counts a month only if all of it was worked."""

marks = {"sustained-employment": 2}
message = (
    "You count a month only if the whole of it lies in a spell. The rules ask for at least one day in "
    "the month: a spell touches a month if it starts by the month's end and ends on or after its "
    "first day. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -     touches = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
# +     first, last = month.start_time, month.end_time.normalize()
# +     touches = (clipped["first_day"] <= first) & (clipped["last_day"] >= last)
