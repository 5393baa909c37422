"""Takes being employed on 5 April for any day in the year."""

marks = {"sustained-employment": 3}
message = (
    "`any_day` holds only who was employed when the tax year ended. That is a stock on one day; the "
    "rule asks for a day at any time in the year. See 'Sustained employment'."
)

# %% sustained-employment, edited
# -         "any_day": by_month.index.isin(clipped["AE_ID"]),
# +         "any_day": by_month.index.isin(
# +             clipped.loc[clipped["last_day"] == pd.Timestamp(tax_year // 100 + 1, 4, 5), "AE_ID"]
# +         ),
