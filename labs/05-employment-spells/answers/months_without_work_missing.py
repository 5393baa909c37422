"""Has no rows for months without work."""

marks = {"person-month-panel": 3}
message = (
    "Your panel has only the months with work. A month out of work is a row with 0 days, or nobody is "
    "ever seen leaving a job: build all pairs of people and months first, then join. See "
    "'Person-month panel'."
)

# %% person-month-panel, edited
# - panel["employed"] = panel["days"] > 0
# + panel["employed"] = panel["days"] > 0
# + panel = panel[panel["employed"]]
