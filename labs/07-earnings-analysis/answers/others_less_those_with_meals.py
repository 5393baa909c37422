"""Takes the group from the others."""

marks = {"same-mix": 3}
message = (
    "`raw` and `same_mix` have the wrong sign: they are the others less those with free school "
    "meals. Take `meals` less `others`, so that below is minus. See 'Composition'."
)

# %% same-mix, edited
# - mix_gap = {"raw": raw, "same_mix": same_mix, "explained": 1 - same_mix / raw}
# + mix_gap = {"raw": -raw, "same_mix": -same_mix, "explained": 1 - same_mix / raw}
