"""Takes shares of all rows of the sample."""

marks = {"same-mix": 1}
message = (
    "Your shares add up to 1 over both groups together, and `mix_gap` is built on them. The mix of a "
    "group is made of shares of the group: they add up to 1 in each. See 'Composition'."
)

# %% same-mix, edited
# - cells["share"] = cells["size"] / cells.groupby("meals")["size"].transform("sum")
# + cells["share"] = cells["size"] / len(sample)
