"""Gives per cent for a share."""

marks = {"gap-decomposed": 3.5}
message = (
    "`gap_explained` is in per cent. Give a share, 1 where the whole gap is gone. See 'The gap "
    "decomposed'."
)

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = 100 * (1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"])
