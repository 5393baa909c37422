"""Bounds the gap of the others against those with free school meals."""

marks = {"bounds": 2.5}
message = (
    "Your bounds are for the others against those with free school meals. Put `meals` above and "
    "`others` below, as in the raw gap. See 'Bounds for selection'."
)

# %% bounds, edited
# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "lowest": 100 * (bottom[0] / top[1] - 1),

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "highest": 100 * (top[0] / bottom[1] - 1),
