"""Divides by those with a day in employment."""

marks = {"rates": 0}
message = (
    "You divided by people with a day in employment, so `any_day` is all of them. The base is "
    "everybody who could have been seen working: at least one EDUKEY, spell or not. See 'Sustained "
    "employment'."
)

# %% rates
rates = sustained.loc[sustained["any_day"], ["five_of_six", "all_twelve", "any_day"]].mean()
