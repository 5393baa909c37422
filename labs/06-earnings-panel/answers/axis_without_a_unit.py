"""Does not say the unit."""

marks = {"pay-picture": 3.5}
message = (
    "The y axis does not say in what pay is counted. Write the unit into its label: £, pounds or GBP. "
    "See 'Real pay'."
)

# %% pay-picture, edited
# - axes.set(xlabel="Calendar year in which the tax year starts", ylabel="Median annualised pay, £")
# + axes.set(xlabel="Calendar year in which the tax year starts", ylabel="Median annualised pay")
