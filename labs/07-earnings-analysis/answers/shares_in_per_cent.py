"""Gives per cent for shares."""

marks = {"who-is-compared": 1}
message = (
    "Your shares are in per cent. They run from 0 to 1 here; mixed in one table, the two make a share "
    "of 1 look like a hundredth. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["in_median"] = at_gap["real"].notna().groupby(at_gap["meals"]).mean()
# + compared["in_median"] = at_gap["real"].notna().groupby(at_gap["meals"]).mean()
# + compared[["no_key", "with_pay", "in_median"]] *= 100
