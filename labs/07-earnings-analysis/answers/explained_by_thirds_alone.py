"""Compares with the model of thirds."""

marks = {"gap-decomposed": 3.5}
message = (
    "`gap_explained` is the share that is gone in `third`. Take it from `both`, where sex is held "
    "equal as well. See 'The gap decomposed'."
)
rare = True

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = 1 - fits["third"].coef()["meals"] / fits["raw"].coef()["meals"]
