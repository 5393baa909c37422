"""Find variables by words: in names and what is short in them, descriptions, and the labels of codes."""

from __future__ import annotations

import re

ABBREVIATIONS = {
    "AEId": "person number", "AE_ID": "person number", "APP": "apprenticeship", "APS": "average points score",
    "ATT8": "attainment 8", "CIN": "child in need", "CJRS": "furlough job retention scheme",
    "CLA": "child looked after in care", "cla_": "child looked after in care", "COA": "census output area",
    "CPP": "child protection plan", "CVA": "contextual value added", "EAL": "english additional language",
    "EBAC": "english baccalaureate", "EduKey": "tax key", "EDUKEY": "tax key", "Edukey": "tax key", "ENG": "english",
    "ETHNIC": "ethnic group ethnicity", "Ethnic": "ethnicity", "FSM": "free school meals",
    "FSP": "early years foundation stage profile", "GPS": "grammar punctuation spelling",
    "Gender": "sex", "GENDER": "sex", "SEX": "gender", "IDACI": "income deprivation affecting children index",
    "IMD": "index multiple deprivation", "LAEstab": "school establishment", "LAESTAB": "school establishment",
    "LA_": "local authority", "LEA": "local authority", "LLDD": "learning difficulty disability",
    "LLSOA": "lower super output area", "LSOA": "lower super output area", "LEV": "level", "MAT": "maths mathematics",
    "MSOA": "middle super output area", "NCyear": "national curriculum year group", "NFTYPE": "type of school",
    "POLAR": "participation of local areas", "polar": "participation of local areas", "PRIM": "primary",
    "PTS": "points", "P8": "progress 8", "PRU": "pupil referral unit", "PupilMatchingRef": "pupil reference pmr",
    "PUPILMATCHINGREF": "pupil reference pmr", "QAN": "qualification number", "READ": "reading", "SCI": "science",
    "SEISS": "self employment income support", "SEN": "special educational needs", "SIC": "industry",
    "SOC": "social care", "SSA": "sector subject area", "TA": "teacher assessment", "ToE": "type of school",
    "UASC": "unaccompanied asylum seeking child", "URN": "school unique reference number", "VA": "value added",
    "WRIT": "writing",
}  # fmt: skip
"""What stands behind parts of names, as they are spelled in names."""
_STOP = {"a", "and", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"}


def words_of(text: str) -> list[str]:
    """Split a query into the words that count, without the s of plurals."""
    found = [word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _STOP]
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found]


def searched_text(name: str, description: str, labels: str) -> str:
    """Return all words by which a variable can be found: one string, a blank before each word."""
    split = re.sub(r"([a-z0-9])([A-Z])|([A-Za-z])(\d)", r"\1\3 \2\4", name)
    meant = [words for short, words in ABBREVIATIONS.items() if short in name]
    return " " + " ".join(
        re.findall(r"[a-z0-9]+", " ".join([name, split, *meant, description, labels]).lower())
    )


def matches(words: list[str], text: str) -> int:
    """Count the words that begin a word of the text."""
    return sum(f" {word}" in text for word in words)
