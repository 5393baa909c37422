"""Draws the difference alone."""

marks = {"gap-picture": 4.5}
message = (
    "Your picture shows the difference alone. Whether a gap widens because one line rises or because "
    "the other falls, a reader sees only from both levels. See 'Honest pictures'."
)

# %% gap-picture, edited
# - axes.plot(by_after["after"], by_after["others"], "-o", label="no free school meals")
# - axes.plot(by_after["after"], by_after["meals"], "--s", label="free school meals")
# + axes.plot(by_after["after"], by_after["meals"] - by_after["others"], "--s", label="gap")
