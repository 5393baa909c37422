"""Keeps the larger of two amounts."""

marks = {"pay-of-people": 2}
message = (
    "Where a person has two records in a tax year you kept the larger one. They are not two versions "
    "of one amount but two parts of it: add them. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

pay = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
pay = pay.sort_values("Earnings").drop_duplicates(["AE_ID", "TaxYear"], keep="last").rename(columns={"Earnings": "pay"})
