"""Right values in unusual types: nullable columns, categories, whole floats, other columns and orders."""

# %% graduation-year
degrees = students[(students["HE_XPQUAL01"] == 1) & (students["HE_XQLEV601"] == "4")]
first = degrees.sort_values("view", ascending=False).groupby("AE_ID")["view"].last()
graduates = (first - 1).astype("string") + "/" + first.astype("string")
graduates = graduates.astype("category").rename("GRADUATED").to_frame()[::-1]

# %% last-tax-year
coverage = graduates.groupby("graduated", as_index=False).agg(people=("AE_ID", "nunique")).convert_dtypes()
reach = last_year // 100 - coverage["graduated"].str[5:].astype("Int16")
coverage["reach"] = reach.where(reach > 0, 0).astype("Float64")
coverage["Followed"] = (coverage["reach"] >= horizon).astype("int8")
coverage["share"] = coverage["people"] / coverage["people"].sum()

# %% who-is-compared
table = pd.crosstab(at_gap["meals"], at_gap["status"])
compared = pd.DataFrame({"people": table.sum(axis=1).astype("float32")})
compared["no_key"] = table["no key"] / compared["people"].astype("float64")
compared["with_pay"] = table["pay"] / (table.sum(axis=1) - table["no key"])
compared["in_median"] = at_gap.groupby("meals")["real"].agg(lambda real: real.notna().mean()).astype("Float64")

# %% person-fixed-effects
counts = sample.groupby("AE_ID")["log_pay"].count()
sample["year"] = sample["after"].astype("category")
fit = pf.feols("log_pay ~ meals:after | AE_ID + year", data=sample, vcov={"CRV1": "AE_ID"}, fixef_rm="none")
growth = pd.DataFrame({"CHANGE": [fit.coef().iloc[0]], "Error": [np.float32(fit.se().iloc[0])], "people": [float(len(counts[counts > 1]))]})
dropped = pd.Series(["Third", "meals", "female", "academic_year"]).str.lower().unique()
