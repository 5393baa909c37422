"""Makes one spell of a person, from the first day to the last."""

marks = {"union-of-spells": 0, "days-in-employment": 0.5}
message = (
    "You made one spell of each person, from the first day to the last, so every gap between jobs "
    "counts as employment. Merge only spells that overlap or abut. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    return spells.groupby("AE_ID", as_index=False).agg(first_day=("first_day", "min"), last_day=("last_day", "max"))

# %% days-in-employment
merged = clipped.groupby("AE_ID", as_index=False).agg(first_day=("first_day", "min"), last_day=("last_day", "max"))
days_employed = merged.assign(days=(merged["last_day"] - merged["first_day"]).dt.days + 1)[["AE_ID", "days"]]
