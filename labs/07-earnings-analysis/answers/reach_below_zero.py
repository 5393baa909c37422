"""Lets reach fall below zero."""

marks = {"last-tax-year": 2}
message = (
    "Some cohort has a reach below 0. It graduated after the data end, and is seen for 0 years, not "
    "for fewer. See 'The last tax year'."
)
rare = True

# %% last-tax-year, edited
# - coverage["reach"] = (last_start - coverage["graduated"].str[-4:].astype("int64")).clip(lower=0)
# + coverage["reach"] = last_start - coverage["graduated"].str[-4:].astype("int64")
