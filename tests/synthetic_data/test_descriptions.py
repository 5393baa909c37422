"""What we say about variables is in our words: no run of eight is the form's.

The form's text is not in the repository. ``form_text_runs.txt`` holds a hash of five bytes of each run of
eight words in the descriptions and notes of the variable request form (version 2.3), made with ``runs`` and ``hashed``
below. No text can be read back from it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

from synthetic_data import catalogue
from synthetic_data.catalogue.search import ABBREVIATIONS

WORDS, BYTES = 8, 5
FORM = frozenset((Path(__file__).parent / "form_text_runs.txt").read_text(encoding="ascii").split())


def runs(text: str) -> set[str]:
    """Return each run of eight words of a text, without case and punctuation."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1)}


def hashed(run: str) -> str:
    return hashlib.blake2b(run.encode(), digest_size=BYTES).hexdigest()


def of_the_form(text: str, form: frozenset[str] = FORM) -> list[str]:
    return sorted(run for run in runs(text) if hashed(run) in form)


def test_a_run_of_the_form_would_be_found():
    said = "Had the form these nine words in a row, somebody would be told."
    run = "form these nine words in a row somebody"
    assert of_the_form(said) == []
    assert of_the_form(said, FORM | {hashed(run)}) == [run]
    assert len(FORM) > 10_000
    assert {len(each) for each in FORM} == {2 * BYTES}


def test_no_description_has_eight_words_of_the_form_in_a_row():
    with (Path(catalogue.__file__).parent / "modelled.csv").open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            assert of_the_form(row["description"]) == [], row["field"]
    assert of_the_form(" ".join(ABBREVIATIONS.values())) == []
    assert of_the_form(catalogue.STRUCTURAL) == []
