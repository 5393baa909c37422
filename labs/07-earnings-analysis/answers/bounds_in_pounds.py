"""Gives the bounds in pounds."""

marks = {"bounds": 2.5}
message = (
    "Your bounds are differences in pounds. Divide by the median of the others, so that they stand "
    "beside the raw gap, in per cent. See 'Bounds for selection'."
)

# %% bounds, edited
# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "lowest": bottom[1] - top[0],

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "highest": top[1] - bottom[0],
