"""Leaves out the last day of each piece."""

marks = {"person-month-panel": 2}
message = (
    "Your months are a day short: the difference of two dates leaves one of the two days out. A full "
    "May has 31 days; add 1 to each piece. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - inside = ((last - first).dt.days + 1).clip(lower=0)
# + inside = (last - first).dt.days.clip(lower=0)
# - panel = pairs.groupby(["AE_ID", "month"], as_index=False)["days"].sum()
# - panel["employed"] = panel["days"] > 0
# + pairs["employed"] = (last >= first) & pairs["first_day"].notna()
# + panel = pairs.groupby(["AE_ID", "month"], as_index=False).agg({"days": "sum", "employed": "any"})
