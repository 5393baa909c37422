"""The same in SQL."""

# %% open-spells
open_spells = synthetic_data.connect(project="P1").sql("""
    select count(*) as n from LEO_i2."P1".leo_employment where EndDate = '9999-12-31'
""").df()["n"].iloc[0]
