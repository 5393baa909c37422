"""Counts only people with annualised pay."""

marks = {"who-is-compared": 3.5}
message = (
    "`people` counts those who stand behind the median. Count everybody in `at_gap`: the shares "
    "beside it are shares of them. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared = groups.size().rename("people").to_frame()
# + compared = groups["real"].count().rename("people").to_frame()
