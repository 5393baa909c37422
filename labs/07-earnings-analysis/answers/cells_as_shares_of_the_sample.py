"""Hands over shares of all rows."""

marks = {"same-mix": 3.5}
message = (
    "`share` in `cells` is a share of the whole sample. It should be the share of its own `meals` "
    "group, so that the three of each add up to 1. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + cells["share"] = cells["size"] / len(sample)
