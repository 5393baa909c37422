"""Exchanges the two ends of the bounds."""

marks = {"bounds": 2.5}
message = (
    "`lowest` and `highest` have each other's number. The gap is lowest where the unseen of `meals` "
    "lie at the bottom and those of the others at the top; minus 20 is lower than minus 5. See "
    "'Bounds for selection'."
)

# %% bounds, edited
# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "highest": 100 * (bottom[1] / top[0] - 1),

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "lowest": 100 * (top[1] / bottom[0] - 1),
