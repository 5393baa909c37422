"""Right values in unusual types: text years turned back, floats, categories, decimals, other columns and orders."""

# %% pay-records
inside = earnings[earnings["TaxYear"].isin(years)]
pay_rows = pd.DataFrame(
    {"OF_NOBODY": [float((~inside["Edukey"].isin(lookup["Edukey"])).sum())], "Zero": [(inside["Earnings"] < 1).sum()], "rows": [len(inside)]}
)

# %% zero-or-missing
frame = people.merge(pd.DataFrame({"TaxYear": years[::-1]}), how="cross")
panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left").convert_dtypes().set_index("AE_ID")
status = np.where(panel["edukeys"] == 0, "no key", np.where(panel["pay"].isna(), "no record", np.where(panel["pay"].fillna(1) == 0, "zero", "pay")))
panel["status"] = pd.Categorical(status)
panel["PAY_OR_ZERO"] = panel["pay"].astype("Float64").where(panel["edukeys"] == 0, panel["pay"].fillna(0))

# %% annualised-pay
annual = pay.merge(days, how="left")
annual = annual[(annual["days"] > 0) & (annual["pay"] > 0)].set_index(["TaxYear", "AE_ID"])[::-1]
per_day = annual["pay"] / annual["days"]
leap = annual.index.get_level_values("TaxYear").isin([201112, 201516, 201920])
annual["Annualised"] = (per_day * (365 + leap.astype(int))).astype("Float64")

# %% two-panels
paid = panel[panel["pay"] > 0].set_index(["AE_ID", "TaxYear"])["pay"].unstack()
always = paid.dropna()
two_panels = pd.Series(
    [float(len(always)), np.int16(len(paid)), np.float64(paid[years[-1]].median() / paid[years[0]].median()), always[years[-1]].median() / always[years[0]].median()],
    index=["people_balanced", "people_unbalanced", "growth_unbalanced", "Growth_balanced"],
)
