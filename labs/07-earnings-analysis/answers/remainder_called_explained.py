"""Gives the share that is left."""

marks = {"gap-decomposed": 3.5}
message = (
    "`gap_explained` is the share of the coefficient that is left. Take it from 1. See 'The gap "
    "decomposed'."
)

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
