"""Keeps pay that belongs to nobody in the cohort."""

marks = {"pay-of-people": 1}
message = (
    "Some rows of `pay` have no `AE_ID`: a left join from `earnings` keeps the pay of everybody else, "
    "all heaped on a person who does not exist. Here an inner join is right. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

pay = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey", how="left")
pay = pay.groupby(["AE_ID", "TaxYear"], dropna=False)["Earnings"].sum().rename("pay").reset_index()
