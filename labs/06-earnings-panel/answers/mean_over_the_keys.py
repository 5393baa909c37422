"""Takes the mean over a person's keys."""

marks = {"pay-of-people": 2}
message = (
    "You took the mean over a person's EDUKEYs. The keys split a year's pay between them; the pay of "
    "the year is the sum. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

pay = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
pay = pay.groupby(["AE_ID", "TaxYear"])["Earnings"].mean().rename("pay")
