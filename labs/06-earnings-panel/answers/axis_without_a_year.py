"""Does not say that the x axis shows years."""

marks = {"pay-picture": 3.5}
message = (
    "The x axis does not say that its numbers are years, and which: put it into its label. See 'Real "
    "pay'."
)

# %% pay-picture, edited
# - axes.set(xlabel="Calendar year in which the tax year starts", ylabel="Median annualised pay, £")
# + axes.set(xlabel="Time", ylabel="Median annualised pay, £")
