"""Gives the pay of a shared key to both of its owners."""

marks = {"pay-of-people": 1}
at_most = {"pay-of-people": 3}
message = (
    "Some people of the cohort have pay that may be another's: you joined to `lookup`, in which a few "
    "EDUKEYs have two owners. `links` leaves those keys out, or one amount is paid twice. See 'Add up "
    "the keys'."
)

# %% pay-of-people, edited
# - owner = links.set_index("Edukey")["AE_ID"]
# + owner = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])]
# - of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people = of_people.merge(owner, on="Edukey")
