"""Draws one line only."""

marks = {"pay-picture": 2}
message = (
    "Your picture has one line. Draw `nominal` as well: the space between the two is what prices did. "
    "See 'Real pay'."
)

# %% pay-picture
starts_in = real_pay["TaxYear"] // 100
pay_picture, axes = plt.subplots()
axes.plot(starts_in, real_pay["real"], "-s")
axes.set(xlabel="Tax year, by its first calendar year", ylabel="Median annualised pay, £")
