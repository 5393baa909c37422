"""What the form says about the values of a variable, read from its codes and its short notes.

The notes are free text (``0 to 11``, ``A, B, T, 4-6``, ``0 (Not Included) ; 1 (Included)``, ``As for VA_ART``). What
cannot be read, such as a reference to a sheet that the form does not hold, leaves the values open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_CODE = re.compile(r"[A-Za-z0-9_/+.*?-]{1,20}")
_WHOLE = re.compile(r"-?\d+")
_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"(?:range )?({_NUMBER}) ?(?:-|–|to) ?({_NUMBER})")
_LETTERS = re.compile(r"([A-Z])-([A-Z])")
_REFERENCE = re.compile(r"(?:As for|Same as) (\w+)", re.IGNORECASE)
_LABELLED = re.compile(r"(\w{1,6}) ?[-–:=] ?[A-Za-z].*|(\d{1,2}) (?:- )?[A-Z0-9].*")
_PLACES = re.compile(r"to (\d)dp", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(Please )?[Ss]ee |A sequential|Value of|Capped|SC_\[yyyy\]|Codes on|valid|[Dd]escriptions"
)
_NO_CODES = {"null", "blank", "na", "n/a", "eg", "numeric", "true", "false", "yyyymmdd", "aaaa", "-"}
_MOST = 200
"""Longest range of whole numbers that is written out as codes."""


@dataclass(frozen=True)
class Values:
    """Codes and numbers that a variable takes; both are empty where the form leaves them open.

    Attributes
    ----------
    codes
        in the form's order.
    low, high
        least and greatest number; with codes beside them, those stand for what is no number.
    places
        decimal places of the numbers.
    """

    codes: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    places: int = 0

    @property
    def open(self) -> bool:
        """Whether the form says nothing that can be read."""
        return not self.codes and self.low is None


OPEN = Values()


def read_values(
    codes: Iterable[str],
    note: str,
    continuous: bool = False,
    refer: Callable[[str], Values] = lambda name: OPEN,
) -> Values:
    """Read codes and note of a variable.

    Parameters
    ----------
    codes
        as the form lists them; labels that were taken for codes are left out.
    note
        the form's note on values.
    continuous
        whether the form calls the variable so; codes that are no numbers then stand beside marks from 0 to 100.
    refer
        finds the values of another variable of the tab, by its name without prefix.
    """
    found = _read_note(note, refer)
    listed = [code for code in codes if _is_code(code)]
    whole = tuple(dict.fromkeys([*listed, *found.codes]))
    if continuous and whole and found.low is None and not any(map(_WHOLE.fullmatch, whole)):
        return Values(whole, 0, 100)
    return Values(whole, found.low, found.high, found.places)


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None and text.lower() not in _NO_CODES


def _read_note(note: str, refer: Callable[[str], Values]) -> Values:
    reference = _REFERENCE.match(note)
    if reference:
        return refer(reference[1])
    if _ELSEWHERE.match(note):
        return OPEN
    if re.fullmatch(r"9+(\.9+)?", note):  # the shape of a number
        return Values((), 0, float(note), len(note.partition(".")[2]))
    if re.fullmatch(r"A+", note):  # the shape of a text
        return OPEN
    places = _PLACES.search(note)
    bare = _PLACES.sub(" ", note.split("| See")[0])
    bare = re.sub(r"\([^)]*\)+|KS\d: ", " ", bare)
    codes: list[str] = []
    ranges: list[tuple[str, str]] = []
    for part in (part.strip(' "') for part in re.split(r"[|,;]| or | and | (?=NULL)", bare)):
        span, letters, labelled = _RANGE.fullmatch(part), _LETTERS.fullmatch(part), _LABELLED.fullmatch(part)
        if span:
            ranges.append((span[1], span[2]))
        elif letters:
            codes.extend(map(chr, range(ord(letters[1]), ord(letters[2]) + 1)))
        elif re.fullmatch(r"\d+/ ?\d+", part):
            codes.extend(part.replace(" ", "").split("/"))
        elif _is_code(part):
            codes.append(part)
        elif labelled:
            codes.append(labelled[1] or labelled[2])
    digits = max((len(bound.partition(".")[2]) for span in ranges for bound in span), default=0)
    digits = max(digits, int(places[1]) if places else 0)
    written_out = [code for span in ranges for code in _written_out(*span)] if not digits else []
    if (codes or len(ranges) > 1) and 0 < len(written_out) <= _MOST:
        return Values(tuple(dict.fromkeys([*written_out, *codes])))
    numbers = sorted(float(bound) for span in ranges for bound in span)
    return Values(tuple(dict.fromkeys(codes)), *((numbers[0], numbers[-1], digits) if numbers else ()))


def _written_out(first: str, last: str) -> list[str]:
    """Write out whole numbers, with as many digits as the form shows (``01 - 17``)."""
    width = len(first) if first.startswith("0") else 1
    return [f"{number:0{width}d}" for number in range(int(first), min(int(last), int(first) + _MOST) + 1)]
