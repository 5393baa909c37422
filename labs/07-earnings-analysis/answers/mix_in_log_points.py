"""Gives the gaps times 100."""

marks = {"same-mix": 3}
message = (
    "`raw` and `same_mix` are in log points, 100 times what was asked for. Leave them as "
    "differences of logs. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": 100 * raw, "same_mix": 100 * same_mix, "explained": 1 - same_mix / raw}
