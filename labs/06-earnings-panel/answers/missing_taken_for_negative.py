"""Takes missing pay for pay below zero."""

marks = {"panel-checks": 0.5}
message = (
    "You report missing pay as negative. A comparison with a missing amount is never true, so `not "
    "(pay >= 0)` catches it: ask for `pay < 0`. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "negative": (panel["pay"] < 0).any(),
# +         "negative": (~(panel["pay"] >= 0)).any(),
