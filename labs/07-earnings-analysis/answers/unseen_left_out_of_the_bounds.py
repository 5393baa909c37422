"""Takes medians of those who are seen."""

marks = {"bounds": 0.5}
message = (
    "Your two medians are those of people with pay, as in the raw gap. Bounds begin by putting the "
    "others somewhere: all below, then all above. See 'Bounds for selection'."
)

# %% bounds, edited
# - bottom = with_key["real"].fillna(-np.inf).groupby(with_key["meals"]).median()
# - top = with_key["real"].fillna(np.inf).groupby(with_key["meals"]).median()
# + bottom = with_key["real"].groupby(with_key["meals"]).median()
# + top = bottom
