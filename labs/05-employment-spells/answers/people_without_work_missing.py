"""Has no rows for people without work."""

marks = {"person-month-panel": 3}
message = (
    "People without work in the year are missing from the panel. They have twelve rows like everybody "
    "else, all 0: take the people from `people`, not from `merged`. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - grid = people[["AE_ID"]].merge(calendar, how="cross")
# + grid = merged[["AE_ID"]].drop_duplicates().merge(calendar, how="cross")
