"""Gives the shares of the cells in per cent."""

marks = {"same-mix": 3.5}
message = (
    "The shares in `cells` are in per cent. They add up to 1 in each group here. See 'Composition'."
)

# %% same-mix, edited
# - cells = cells.rename(columns={"mean": "mean_log"})
# + cells = cells.rename(columns={"mean": "mean_log"})

# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + cells["share"] = 100 * cells["share"]
