"""Gives shares for per cent."""

marks = {"bounds": 2.5}
message = (
    "Your bounds are shares. Give per cent, so that they stand beside the raw gap. See 'Bounds for "
    "selection'."
)

# %% bounds, edited
# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "lowest": bottom[1] / top[0] - 1,

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "highest": top[1] / bottom[0] - 1,
