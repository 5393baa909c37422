"""Uses the flag of the end for starts, and the other way round."""

marks = {"default-dates": 1}
message = (
    "Each flag speaks of one date only: `UncertainStartDate` of the start, `UncertainEndDate` of the "
    "end. Yours seem to be exchanged. See 'Default dates'."
)

# %% default-dates, edited
# - start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
# + start_flagged, end_flagged = spells["UncertainEndDate"] == 1, spells["UncertainStartDate"] == 1
