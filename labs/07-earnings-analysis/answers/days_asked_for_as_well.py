"""Asks for days in employment where pay was asked for."""

marks = {"who-is-compared": 3}
message = (
    "`with_pay` asks for a day in employment as well. Some are paid and have no spell, because it is "
    "lost; they have pay, though no annualised pay. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["with_pay"] = (with_key["pay"] > 0).groupby(with_key["meals"]).mean()
# + compared["with_pay"] = with_key["real"].notna().groupby(with_key["meals"]).mean()
