"""Gives the share in per cent."""

marks = {"default-dates": 1.5}
message = "`changed` is in per cent. Give a share from 0 to 1. See 'Default dates and pay'."

# %% default-dates, edited
# -     "changed": (both["days"] != both["fewest"]).mean(),
# +     "changed": 100 * (both["days"] != both["fewest"]).mean(),
