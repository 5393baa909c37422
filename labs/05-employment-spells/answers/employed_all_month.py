"""Calls a month employed only if all its days are."""

marks = {"person-month-panel": 3}
message = (
    "You call a month employed only if every day of it is. One day is enough for `employed`; `days` "
    "says how many there were. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - panel["employed"] = panel["days"] > 0
# + panel["employed"] = panel["days"] == panel["month"].dt.days_in_month
