"""Counts people without a key as paid nothing."""

marks = {"three-means": 1}
message = (
    "`with_key` is over everybody, people without an EDUKEY among them, as if they had been paid "
    "nothing. Take the people with a key only. See 'Zero or missing'."
)

# %% three-means, edited
# -     "with_key": panel["pay_or_zero"].mean(),
# +     "with_key": panel["pay"].fillna(0).mean(),
