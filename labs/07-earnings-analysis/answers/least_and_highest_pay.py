"""Takes the least and the highest pay for bounds."""

marks = {"bounds": 0.5}
message = (
    "`bottom` and `top` are the least and the highest pay of a group. Bounds are about the median: "
    "what it would be with the unseen at the bottom, and with them at the top. See 'Bounds for "
    "selection'."
)

# %% bounds, edited
# - bottom = with_key["real"].fillna(-np.inf).groupby(with_key["meals"]).median()
# - top = with_key["real"].fillna(np.inf).groupby(with_key["meals"]).median()
# + bottom = with_key.groupby("meals")["real"].min()
# + top = with_key.groupby("meals")["real"].max()
