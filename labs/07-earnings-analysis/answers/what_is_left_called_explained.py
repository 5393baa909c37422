"""Gives the share that is left."""

marks = {"same-mix": 3.5}
message = (
    "`explained` is the share of the gap that is left at the same mix. Explained is what is gone: "
    "turn it round. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": raw, "same_mix": same_mix, "explained": same_mix / raw}
