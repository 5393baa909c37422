"""Takes the interval from the error as if rows were independent."""

marks = {"clustered-errors": 2.5}
message = (
    "Your interval rests on the error that takes rows for people, and so is of another width than it "
    "should be. Take the clustered one. See 'Clustered errors'."
)
rare = True

# %% clustered-errors, edited
# - gap, error = person.coef()["meals"], person.se()["meals"]
# + gap, error = person.coef()["meals"], independent.se()["meals"]
