"""Takes a year without a spell for a whole year of work."""

marks = {"annualised-pay": 2}
message = (
    "You kept people with pay and no day in employment. Their spell is missing: how long they worked "
    "is not known, so no pay of a whole year can be. They are left out here and counted in the next "
    "question. See 'Days and annual pay'."
)

# %% annualised-pay
annual = pay[pay["pay"] > 0].merge(days, on=["AE_ID", "TaxYear"], how="left")
length = np.where((annual["TaxYear"] // 100 + 1) % 4 == 0, 366, 365)
annual["days"] = annual["days"].fillna(pd.Series(length)).astype("int64")
annual["annualised"] = annual["pay"] / annual["days"] * length
