"""Takes missing pay for pay below zero."""

marks = {"panel-checks": 0.5}
message = (
    "You report `negative` where no pay is below zero. `pay <= 0` takes zeros for it, and `not (pay "
    ">= 0)` takes missing amounts, since a comparison with a missing amount is never true. Ask for "
    "`pay < 0`. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "negative": (panel["pay"] < 0).any(),
# +         "negative": (~(panel["pay"] >= 0)).any(),
