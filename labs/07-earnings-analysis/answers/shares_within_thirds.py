"""Takes shares of each third."""

marks = {"same-mix": 1}
message = (
    "Your shares say how many of each third had free school meals. The mix of a group is the other "
    "way about: how many of the group are in each third. See 'Composition'."
)

# %% same-mix, edited
# - cells["share"] = cells["size"] / cells.groupby("meals")["size"].transform("sum")
# + cells["share"] = cells["size"] / cells.groupby("third")["size"].transform("sum")
