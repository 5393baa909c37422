"""Compares the gaps in per cent."""

marks = {"gap-decomposed": 3.5}
message = (
    "`gap_explained` compares gaps turned into per cent. Parts add up in logs, not in per cent: "
    "divide the coefficients as they come. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# - gap_explained = 1 - fits["both"].coef()["meals"] / fits["raw"].coef()["meals"]
# + gap_explained = 1 - np.expm1(fits["both"].coef()["meals"]) / np.expm1(fits["raw"].coef()["meals"])
