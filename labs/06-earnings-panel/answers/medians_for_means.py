"""Takes medians."""

marks = {"three-means": 0}
message = (
    "These are medians. They may be the better measure, but the question asks for means, to see what "
    "zeros do to them. See 'Zero or missing'."
)

# %% three-means, edited
# -     "with_pay": panel.loc[panel["pay"] > 0, "pay"].mean(),
# -     "with_record": panel["pay"].mean(),
# -     "with_key": panel["pay_or_zero"].mean(),
# +     "with_pay": panel.loc[panel["pay"] > 0, "pay"].median(),
# +     "with_record": panel["pay"].median(),
# +     "with_key": panel["pay_or_zero"].median(),
