"""Takes logs to the base of 10."""

marks = {"raw-gap": 2}
message = (
    "Your logs have the base 10. Only with natural logs is a small difference near the share by which "
    "pay differs. See 'The raw gap'."
)

# %% raw-gap, edited
# - logs = np.log(at_gap["real"]).groupby(at_gap["meals"]).mean()
# + logs = np.log10(at_gap["real"]).groupby(at_gap["meals"]).mean()
