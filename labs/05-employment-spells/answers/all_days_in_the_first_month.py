"""Puts all days of a spell into the month of its start."""

marks = {"person-month-panel": 1}
message = (
    "You put a whole spell into the month in which it starts, so some months have hundreds of days "
    "and the others none. Clip the spell to each month. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - inside = ((last - first).dt.days + 1).clip(lower=0)
# + begins = pairs["first_day"].between(pairs["opens"], pairs["closes"])
# + inside = ((pairs["last_day"] - pairs["first_day"]).dt.days + 1).where(begins, 0)
