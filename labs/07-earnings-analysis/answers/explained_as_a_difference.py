"""Gives a difference of coefficients."""

marks = {"gap-decomposed": 3.5}
message = (
    "`gap_explained` is the difference of two coefficients. Divide it by the raw one. See 'The gap "
    "decomposed'."
)

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = fits["raw"].coef()["meals"] - fits["both"].coef()["meals"]
