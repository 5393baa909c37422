"""Lets the mean pass over years without a record."""

marks = {"three-means": 1}
message = (
    "`with_key` equals `with_record`: a mean passes over missing amounts without a word. For this "
    "mean, no record counts as zero, and `pay_or_zero` holds it. See 'Zero or missing'."
)

# %% three-means, edited
# -     "with_key": panel["pay_or_zero"].mean(),
# +     "with_key": panel.loc[panel["status"] != "no key", "pay"].mean(),
