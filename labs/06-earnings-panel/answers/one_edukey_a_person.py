"""Keeps the first EDUKEY of each person."""

marks = {"pay-of-people": 1}
message = (
    "You kept one EDUKEY a person, so what was paid under the other one is gone: whole years, and "
    "parts of years. Join on every key first, then sum. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

first_key = links.drop_duplicates("AE_ID")
pay = earnings[earnings["TaxYear"].isin(years)].merge(first_key, on="Edukey")
pay = pay.groupby(["AE_ID", "TaxYear"])["Earnings"].sum().rename("pay")
