"""Faults in the applications to university."""

from __future__ import annotations

from synthetic_data.faults.planting import (
    FORM,
    INVENTED,
    Planting,
    fault,
)

OWN_WORDS = {
    "Mathematics": "Maths",
    "English Language": "English Lang",
    "English Literature": "English Lit",
    "Religious Studies": "R.E.",
    "Physical Education": "PE",
}


@fault(
    "age-of-applicant-zero",
    "ucas_applicants",
    0.006,
    FORM,
    "Share of applicants whose age is 0.",
)
def _age_of_applicant_zero(block: Planting) -> None:
    frame = block["applicants"]
    frame.loc[block.everyone(frame), "applicant_age"] = 0


@fault(
    "unmatched-applicant",
    "ucas_applicants",
    0.01,
    INVENTED,
    "Share of applicants without a pupil reference, in all three tables.",
    ("ucas_applications", "ucas_qualifications"),
)
def _unmatched_applicant(block: Planting) -> None:
    frame = block["applicants"]
    lost = frame["unique_id_cycle"].to_numpy()[block.everyone(frame)]
    for name in ("applicants", "applications", "qualifications"):
        table = block[name]
        table.loc[table["unique_id_cycle"].isin(lost), "PupilMatchingRefAnonymous"] = ""


@fault(
    "subject-in-own-words",
    "ucas_qualifications",
    0.03,
    INVENTED,
    "Share of declared qualifications whose subject is shortened or in capitals, as applicants typed it.",
)
def _subject_in_own_words(block: Planting) -> None:
    frame = block["qualifications"]
    rows = block.some(frame["subject_title"].notna().to_numpy())
    typed = frame["subject_title"].to_numpy()[rows].tolist()
    frame.loc[rows, "subject_title"] = [OWN_WORDS.get(title, title.upper()) for title in typed]
