"""Uses the flag of the end for starts, and the other way round."""

marks = {"default-dates": 1}
message = (
    "Each flag speaks of one date only: `UncertainStartDate` of the start, `UncertainEndDate` of the "
    "end; the flag of the other date does not matter. Yours seem to be exchanged, or you ask for "
    "both. See 'Default dates'."
)

# %% default-dates, edited
# - start_flagged, end_flagged = spells["UncertainStartDate"] == 1, spells["UncertainEndDate"] == 1
# + start_flagged, end_flagged = spells["UncertainEndDate"] == 1, spells["UncertainStartDate"] == 1
