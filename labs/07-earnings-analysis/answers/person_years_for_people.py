"""Counts person-years."""

marks = {"who-is-compared": 0.5}
message = (
    "`people` counts person-years, and the shares are over all of them. One person is then several, "
    "and the young years, with most people in school, come in. Take `at_gap`, a row a person. See "
    "'Who is compared'."
)

# %% who-is-compared, edited
# - groups = at_gap.groupby("meals")
# + at_gap = since_ks4
# + groups = at_gap.groupby("meals")
