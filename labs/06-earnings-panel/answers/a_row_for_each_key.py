"""Keeps a row for each key."""

marks = {"pay-of-people": 1}
message = (
    "`pay` has two rows where a person was paid under two EDUKEYs in one tax year, a part of the pay "
    "in each. Sum them by `AE_ID` and `TaxYear`. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

pay = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
pay = pay.rename(columns={"Earnings": "pay"})[["AE_ID", "TaxYear", "pay"]]
