"""Exchanges bottom and top."""

marks = {"bounds": 2.5}
message = (
    "`bottom` and `top` have each other's name. With the unseen at the bottom the median of "
    "everybody is lower. See 'Bounds for selection'."
)

# %% bounds, edited
# - bounds = pd.DataFrame({"bottom": bottom, "top": top})
# + bounds = pd.DataFrame({"bottom": top, "top": bottom})
