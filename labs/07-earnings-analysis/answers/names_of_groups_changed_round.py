"""Gives each group the other's name."""

marks = {"gap-picture": 4}
message = (
    "The columns of `by_after` have each other's names: `meals` is 1 for those who had free school "
    "meals. A legend with the names changed round is a finding with the sign changed. See 'Honest "
    "pictures'."
)

# %% gap-picture, edited
# - by_after = by_after.rename(columns={0: "others", 1: "meals"}).reset_index()
# + by_after = by_after.rename(columns={0: "meals", 1: "others"}).reset_index()
