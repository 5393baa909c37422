"""Takes the mean of the three gaps."""

marks = {"same-mix": 2.5}
message = (
    "You took the plain mean of the three gaps. No group has equal thirds once pay is asked for; "
    "weight by the shares of those with free school meals. See 'Composition'."
)

# %% same-mix, edited
# - same_mix = (share[1] * mean_log[1]).sum() - (share[1] * mean_log[0]).sum()
# + same_mix = (mean_log[1] - mean_log[0]).mean()
