"""Leaves people without a key out of the base of in_median."""

marks = {"who-is-compared": 3}
message = (
    "`in_median` leaves people without a key out of its base. The median stands for a part of "
    "everybody who sat in class; say how large a part. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["in_median"] = at_gap["real"].notna().groupby(at_gap["meals"]).mean()
# + compared["in_median"] = with_key["real"].notna().groupby(with_key["meals"]).mean()
