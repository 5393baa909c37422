"""Counts people without a key as paid nothing."""

marks = {"three-means": 1}
message = (
    "`with_key` is over everybody, people without an EDUKEY among them, as if they had been paid "
    "nothing. Take the people with a key only. See 'Zero or missing'."
)

# %% three-means
mean_pay = {
    "with_pay": panel.loc[panel["pay"] > 0, "pay"].mean(),
    "with_record": panel["pay"].mean(),
    "with_key": panel["pay"].fillna(0).mean(),
}
