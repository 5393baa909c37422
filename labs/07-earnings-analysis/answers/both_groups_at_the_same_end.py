"""Puts the unseen of both groups at the same end."""

marks = {"bounds": 2.5}
message = (
    "You put the unseen of both groups at the same end. That assumes that they are alike. Who assumes "
    "nothing must let one group's lie at the bottom and the other's at the top. See 'Bounds for "
    "selection'."
)

# %% bounds, edited
# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "lowest": 100 * (bottom[1] / bottom[0] - 1),

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "highest": 100 * (top[1] / top[0] - 1),
