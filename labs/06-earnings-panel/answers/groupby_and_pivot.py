"""Wide tables: one row a person and one column a tax year, stacked at the end."""

# %% pay-of-people
wide = earnings.merge(links, on="Edukey").pivot_table(index="AE_ID", columns="TaxYear", values="Earnings", aggfunc="sum")
pay = wide[years].stack().rename("pay").dropna()
people = links.groupby("AE_ID").size().reindex(cohort["AE_ID"], fill_value=0).rename("edukeys").reset_index()

# %% zero-or-missing
wide = pay.pivot(index="AE_ID", columns="TaxYear", values="pay").reindex(index=people["AE_ID"], columns=years)
long = wide.reset_index().melt(id_vars="AE_ID", var_name="TaxYear", value_name="pay").astype({"TaxYear": "int64"})
with_key = long["AE_ID"].isin(people.loc[people["edukeys"] > 0, "AE_ID"])
long["status"] = long["pay"].map(lambda amount: "no record" if pd.isna(amount) else "zero" if amount == 0 else "pay")
long["status"] = long["status"].where(with_key, "no key")
panel = long.assign(pay_or_zero=long["pay"].fillna(0).where(with_key))

# %% income
wide = profits.pivot(index="AE_ID", columns="TaxYear", values="profit").reindex(index=panel["AE_ID"].unique(), columns=years)
wide = wide.fillna(0)
wide[[year for year in years if year < 201314]] = np.nan
wide.loc[panel.loc[panel["status"] == "no key", "AE_ID"].unique()] = np.nan
total = panel.pivot(index="AE_ID", columns="TaxYear", values="pay_or_zero").reindex(wide.index) + wide
income = wide.reset_index().melt(id_vars="AE_ID", var_name="TaxYear", value_name="profit")
income["total"] = total.reset_index().melt(id_vars="AE_ID")["value"]
income["TaxYear"] = income["TaxYear"].astype("int64")

# %% price-index
table = prices.assign(begins=prices["month"].dt.to_period("Q-MAR").dt.qyear - 1)
mean = table.pivot_table(index="begins", values="cpi", aggfunc="mean")["cpi"]
mean.index = mean.index * 100 + (mean.index + 1) % 100
price_index = pd.DataFrame({"cpi": mean, "deflator": mean.loc[base_year] / mean}).loc[years].rename_axis("TaxYear")

# %% two-panels
wide = panel.pivot_table(index="AE_ID", columns="TaxYear", values="pay").replace(0, np.nan)
ends = wide[[years[0], years[-1]]]
always = ends[wide.count(axis=1) == len(years)]
two_panels = {
    "people_unbalanced": (wide.count(axis=1) > 0).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": ends.median().pct_change().iloc[-1] + 1,
    "growth_balanced": always.median().pct_change().iloc[-1] + 1,
}
