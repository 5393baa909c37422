"""Adds one pound to everybody before the log."""

marks = {"raw-gap": 2}
message = (
    "You took logs of pay plus one. Nobody here has pay of 0, since those without are missing, so "
    "nothing needs adding; and what is added moves the lowest pay most. See 'The raw gap'."
)
rare = True

# %% raw-gap, edited
# - logs = np.log(at_gap["real"]).groupby(at_gap["meals"]).mean()
# + logs = np.log1p(at_gap["real"]).groupby(at_gap["meals"]).mean()
