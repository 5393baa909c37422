"""Puts age from left to right."""

marks = {"gap-picture": 4.5}
message = (
    "From left to right stands something else than years after Key Stage 4, some sixteen years on. It "
    "may be age; the table and the axis say years after. Draw `after`. See 'Honest pictures'."
)

# %% gap-picture, edited
# - axes.plot(by_after["after"], by_after["others"], "-o", label="no free school meals")
# - axes.plot(by_after["after"], by_after["meals"], "--s", label="free school meals")
# + axes.plot(by_after["after"] + 16, by_after["others"], "-o", label="no free school meals")
# + axes.plot(by_after["after"] + 16, by_after["meals"], "--s", label="free school meals")
