"""Moves the unseen of one group only."""

marks = {"bounds": 2.5}
message = (
    "You moved the unseen of those with free school meals and left the others as they are seen. "
    "Nothing is known about the unseen of the others either: your bounds are too narrow. See 'Bounds "
    "for selection'."
)

# %% bounds, edited
# - bounds = pd.DataFrame({"bottom": bottom, "top": top})
# + bounds = pd.DataFrame({"bottom": bottom, "top": top})
# + seen = with_key["real"].groupby(with_key["meals"]).median()

# -     "lowest": 100 * (bottom[1] / top[0] - 1),
# +     "lowest": 100 * (bottom[1] / seen[0] - 1),

# -     "highest": 100 * (top[1] / bottom[0] - 1),
# +     "highest": 100 * (top[1] / seen[0] - 1),
