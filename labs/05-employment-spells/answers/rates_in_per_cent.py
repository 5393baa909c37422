"""Gives rates in per cent."""

marks = {"rates": 0}
message = (
    "These are percentages. The question asks for shares from 0 to 1. See 'Sustained employment'."
)

# %% rates
base = sustained.merge(people[people["edukeys"] > 0], on="AE_ID")
rates = base[["five_of_six", "all_twelve", "any_day"]].mean() * 100
