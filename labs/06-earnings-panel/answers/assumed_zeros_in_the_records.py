"""Counts assumed zeros among the records."""

marks = {"three-means": 1.5}
message = (
    "`with_record` is over years without a record, too, as if each were a zero that somebody "
    "recorded. Take `pay`, which is missing there. See 'Zero or missing'."
)

# %% three-means, edited
# -     "with_record": panel["pay"].mean(),
# +     "with_record": panel["pay_or_zero"].mean(),
