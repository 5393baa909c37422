"""Loses people without a key."""

marks = {"pay-of-people": 3}
message = (
    "`people` lacks those who have no EDUKEY. Start from `cohort` and bring the number of keys to it; "
    "whoever is in no link gets 0, or they vanish from every panel that follows. See 'Add up the "
    "keys'."
)

# %% pay-of-people
people = links.groupby("AE_ID")["Edukey"].nunique().rename("edukeys").reset_index()
pay = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
pay = pay.groupby(["AE_ID", "TaxYear"])["Earnings"].sum().rename("pay")
