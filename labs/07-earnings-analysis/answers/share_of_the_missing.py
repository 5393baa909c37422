"""Says what share of those without a key each group is."""

marks = {"who-is-compared": 3}
message = (
    "`no_key` says how many in a hundred of those without a key belong to each group. A larger group "
    "has more of them for that reason alone. Take the share within each group. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["no_key"] = (at_gap["status"] == "no key").groupby(at_gap["meals"]).mean()
# + compared["no_key"] = at_gap.loc[at_gap["status"] == "no key", "meals"].value_counts(normalize=True)
