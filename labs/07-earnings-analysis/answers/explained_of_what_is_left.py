"""Divides by the remaining gap."""

marks = {"gap-decomposed": 3.5}
message = (
    "You divided by the gap that is left. A part of the raw gap is a share of the raw gap. See 'The "
    "gap decomposed'."
)

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = fits["raw"].coef()["meals"] / fits["both"].coef()["meals"] - 1
