"""Gives the explained part in logs."""

marks = {"same-mix": 3.5}
message = (
    "`explained` is a difference in logs. Divide it by the raw gap: a share can be compared with that "
    "of another gap. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": raw, "same_mix": same_mix, "explained": raw - same_mix}
