"""Says by how many per cent the others lie above."""

marks = {"raw-gap": 2}
message = (
    "`per_cent` says by how much the others lie above. That is another base and another sign: ask "
    "how far `meals` lies from `others`, in per cent of `others`. See 'The raw gap'."
)

# %% raw-gap, edited
# -     "per_cent": 100 * (medians[1] / medians[0] - 1),
# +     "per_cent": 100 * (medians[0] / medians[1] - 1),
