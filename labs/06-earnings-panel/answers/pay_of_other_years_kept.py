"""Keeps the pay of all tax years."""

marks = {"pay-of-people": 3}
message = (
    "`pay` holds tax years outside the panel. Keep those in `years`, or the panel will grow rows that "
    "nobody asked for. See 'Add up the keys'."
)

# %% pay-of-people
people = cohort.assign(edukeys=cohort["AE_ID"].map(links.groupby("AE_ID").size()).fillna(0).astype(int))

pay = earnings.merge(links, on="Edukey").groupby(["AE_ID", "TaxYear"])["Earnings"].sum().rename("pay")
