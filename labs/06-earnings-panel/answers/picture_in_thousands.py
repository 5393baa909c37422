"""Draws thousands of pounds."""

marks = {"pay-picture": 2}
message = (
    "Your picture shows thousands of pounds, the table pounds. Draw the amounts as they are, or the "
    "two do not agree and a reader has to guess. See 'Real pay'."
)

# %% pay-picture
starts_in = real_pay["TaxYear"] // 100
pay_picture, axes = plt.subplots()
axes.plot(starts_in, real_pay["nominal"] / 1000, "--o")
axes.plot(starts_in, real_pay["real"] / 1000, "-s")
axes.set(xlabel="Tax year, by its first calendar year", ylabel="Median annualised pay, £ thousand")
