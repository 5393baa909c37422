"""Divides by everybody, also those who are in no tax record."""

marks = {"rates": 0}
message = (
    "You divided by everybody. People without an EDUKEY cannot be seen in employment, so they would "
    "count as out of work for want of a link. Base the rate on `edukeys` > 0. See 'Sustained "
    "employment'."
)

# %% rates
rates = sustained[["five_of_six", "all_twelve", "any_day"]].mean()
