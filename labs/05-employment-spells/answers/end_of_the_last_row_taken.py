"""Ends a stretch where its last row ends."""

marks = {"union-of-spells": 3}
message = (
    "You end a stretch where its last row ends, but an earlier, longer spell may go on. Take the "
    "latest `last_day` of the stretch. See 'Union of spells'."
)

# %% union-of-spells, edited
# -     merged = stretches.agg(first_day=("first_day", "min"), last_day=("last_day", "max"))
# +     merged = stretches.agg(first_day=("first_day", "min"), last_day=("last_day", "last"))
