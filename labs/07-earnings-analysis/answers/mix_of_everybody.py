"""Gives the others the mix of everybody."""

marks = {"same-mix": 2.5}
message = (
    "You took the mix of both groups together. Here the others get the mix of those with free "
    "school meals, which has more of the low third in it. See 'Composition'."
)

# %% same-mix, edited
# - same_mix = (share[1] * mean_log[1]).sum() - (share[1] * mean_log[0]).sum()
# + pooled = sample["third"].value_counts(normalize=True)
# + same_mix = (pooled * mean_log[1]).sum() - (pooled * mean_log[0]).sum()
