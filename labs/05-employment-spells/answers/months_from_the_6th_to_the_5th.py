"""Lets months run from the 6th to the 5th."""

marks = {"person-month-panel": 1}
message = (
    "Your months run from the 6th to the 5th of the next. They fill the tax year neatly, but the "
    "panel asks for calendar months, April from the 6th, so that March ends on the 31st. See "
    "'Person-month panel'."
)

# %% person-month-panel, edited
# - grid = people[["AE_ID"]].merge(calendar, how="cross")
# + calendar[["opens", "closes"]] += pd.Timedelta(days=5)
# + grid = people[["AE_ID"]].merge(calendar, how="cross")
