"""Gives those with free school meals the mix of the others."""

marks = {"same-mix": 2.5}
message = (
    "You gave those with free school meals the mix of the others. That is a fair question too, with "
    "another answer. Here the others get the mix of those with free school meals. See 'Composition'."
)

# %% same-mix, edited
# - same_mix = (share[1] * mean_log[1]).sum() - (share[1] * mean_log[0]).sum()
# + same_mix = (share[0] * mean_log[1]).sum() - (share[0] * mean_log[0]).sum()
