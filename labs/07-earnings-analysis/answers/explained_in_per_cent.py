"""Gives per cent for a share."""

marks = {"same-mix": 3.5}
message = (
    "`explained` is in per cent. Give a share, 1 where the whole gap is gone. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 100 * (1 - same_mix / raw)}
