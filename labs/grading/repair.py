"""Repair: read what was handed in as data, and put the learner's answers back into the notebook they were given.

A submission is hostile bytes. Nothing in it is run here, and nothing of it reaches nbgrader but the text of cells:
which cells there are, what they are worth and what is checked comes from the release version, whatever the
submission says of it. A person could mend most of what goes wrong with a notebook (a cell copied, deleted, turned
into text, moved, or stripped of its hidden settings; an old format; a file cut short), so this does, and says so
in notes for learner and teacher. The rest is refused with a reason.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from labs.authoring.source import grade_id

#: Bytes of a notebook file that is read at all, of the text in all its cells, and of other files in one submission.
LARGEST_FILE, LARGEST_TEXT, LARGEST_EXTRAS = 100_000_000, 5_000_000, 100_000_000
#: Cells that a notebook may have, and files beside it.
MOST_CELLS, MOST_EXTRAS = 5_000, 1_000

_CELL_TYPES = ("code", "markdown", "raw", "heading")
_IMAGE = re.compile(r"image/(png|jpeg|gif)")


class Refused(Exception):
    """A submission that cannot be graded; the message says why, for learner and teacher alike."""


@dataclass(frozen=True)
class Cell:
    """All that is believed of a cell that was handed in."""

    type: str
    source: str
    grade_id: str | None = None
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The source without what editors change by themselves."""
        return "\n".join(line.rstrip() for line in self.source.strip().splitlines())


@dataclass(frozen=True)
class Repaired:
    """A notebook that can be graded, and what was mended, a sentence each."""

    notebook: NotebookNode
    notes: list[str]


def repair(content: bytes, release: NotebookNode) -> Repaired:
    """Put the answers in ``content`` into the ``release`` version.

    Cells keep the order of the release; cells of the learner's own follow the cell they stood below. Raises
    ``Refused`` if ``content`` is no notebook, or none of this lab.
    """
    cells, notes = read_cells(content)
    return _Places(release, cells, notes).fill()


# --- bytes to cells -----------------------------------------------------------------------------------------

#: How other kinds of file begin, and what to say of them.
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"<", "a web page"),
)


def read_cells(content: bytes) -> tuple[list[Cell], list[str]]:
    """The cells of a notebook of format 3 to 4.5, and what had to be overlooked to read them.

    Raises ``Refused`` if these bytes are no notebook.
    """
    notes: list[str] = []
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("the file is empty")
    for start, kind in _OTHER_FILES:
        if content.lstrip().startswith(start):
            raise Refused(f"the file is {kind}, not a notebook")
    document = _parse(_decode(content, notes), notes)
    if not isinstance(document, dict):
        raise Refused("the file is not a notebook")
    found = document.get("cells")
    if not isinstance(found, list):
        sheets = document.get("worksheets")  # format 3
        sheets = sheets if isinstance(sheets, list) else []
        found = [
            cell
            for sheet in sheets
            if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
            for cell in sheet["cells"]
        ]
        if found:
            notes.append("The notebook was in an old format.")
    cells = [cell for cell in map(_cell, found[:MOST_CELLS]) if cell is not None]
    if not cells:
        raise Refused("the file is not a notebook, or has no cells")
    if len(found) > MOST_CELLS:
        notes.append(f"Only the first {MOST_CELLS:,} cells were read.")
    unread = min(len(found), MOST_CELLS) - len(cells)
    if unread:
        notes.append(f"{unread} cells could not be read.")
    if sum(len(cell.source) for cell in cells) > LARGEST_TEXT:
        raise Refused(f"the notebook holds more than {LARGEST_TEXT // 1_000_000} MB of text in its cells")
    return cells, notes


def _decode(content: bytes, notes: list[str]) -> str:
    """Read bytes as text, whatever an editor made of them."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        notes.append("Some characters could not be read.")
        return content.decode("utf-8", errors="replace")


def _parse(text: str, notes: list[str]) -> Any:
    """Read JSON that may be followed by something else or end too early."""
    text = text.strip("\x00 \t\r\n")
    decoder = json.JSONDecoder(strict=False)  # a tab or line end inside a text does no harm
    try:
        document, end = decoder.raw_decode(text)
    except (ValueError, RecursionError):
        cells = _cells_of_a_torn_file(text, decoder)
        if not cells:
            raise Refused("the file is not a notebook (or was cut short before its first cell)") from None
        notes.append(f"The file was damaged or cut short; {len(cells)} cells could be read.")
        return {"cells": cells}
    if text[end:].strip("\x00 \t\r\n"):
        notes.append("Something stood after the end of the notebook and was overlooked.")
    return document


def _cells_of_a_torn_file(text: str, decoder: json.JSONDecoder) -> list[Any]:
    """Whole cells, as far as they go, from a file that is no JSON as a whole."""
    start = re.search(r'"cells"\s*:\s*\[', text)
    cells: list[Any] = []
    position = start.end() if start else len(text)
    while len(cells) < MOST_CELLS:
        opening = re.compile(r"[\s,]*(?=\{)").match(text, position)
        if opening is None:
            break
        try:
            cell, position = decoder.raw_decode(text, opening.end())
        except (ValueError, RecursionError):
            # the damage lies in this cell: go on with the next one that can be told
            following = re.compile(r'\{\s*"(?:cell_type|attachments|id)"\s*:').search(text, opening.end() + 1)
            if following is None:
                break
            position = following.start()
            continue
        cells.append(cell)
    return cells


def _cell(raw: Any) -> Cell | None:
    """What is believed of one cell of the file; ``None`` if it holds no text that could be anybody's."""
    if not isinstance(raw, dict):
        return None
    source = raw.get("source", raw.get("input"))  # format 3 calls that of a code cell `input`
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return None
    # half of a surrogate pair cannot be written to a file
    source = (
        source.encode("utf-8", errors="replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    )
    kind = raw.get("cell_type")
    if kind not in _CELL_TYPES:
        kind = "code" if "outputs" in raw or "execution_count" in raw else "markdown"
    metadata = raw.get("metadata")
    settings = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = settings.get("grade_id") if isinstance(settings, dict) else None
    return Cell(
        "markdown" if kind == "heading" else kind,
        source,
        name if isinstance(name, str) else None,
        _attachments(raw.get("attachments")),
    )


def _attachments(raw: Any) -> dict[str, dict[str, str]]:
    """Pictures inside a written answer; nothing else is let through."""
    kept: dict[str, dict[str, str]] = {}
    for name, bundle in raw.items() if isinstance(raw, dict) else ():
        for mime, data in bundle.items() if isinstance(bundle, dict) else ():
            if isinstance(mime, str) and _IMAGE.fullmatch(mime) and isinstance(data, str):
                try:
                    base64.b64decode(data, validate=False)
                except (binascii.Error, ValueError):
                    continue
                kept.setdefault(str(name), {})[mime] = data
    return kept


# --- cells to the release version ---------------------------------------------------------------------------


class _Places:
    """The release version's cells as places, and which of them each cell that was handed in belongs to."""

    def __init__(self, release: NotebookNode, cells: list[Cell], notes: list[str]) -> None:
        self.release, self.notes = release, notes
        self.given = [Cell(cell.cell_type, cell.source, grade_id(cell)) for cell in release.cells]
        settings = [cell.metadata.get("nbgrader", {}) for cell in release.cells]
        self.answers = {place for place, each in enumerate(settings) if each.get("solution")}
        graded = [place for place, each in enumerate(settings) if each.get("grade")]
        self.check_of = {
            answer: next((place for place in graded if place >= answer), answer) for answer in self.answers
        }
        self.by_id = {cell.grade_id: place for place, cell in enumerate(self.given) if cell.grade_id}
        headings = {_heading(self.given[place]): place for place in sorted(self.answers)}
        self.by_heading = {heading: place for heading, place in headings.items() if heading}
        self.cells = [part for cell in cells for part in self._parted(cell)]
        self.places = self._find_places()

    def _parted(self, cell: Cell) -> Iterator[Cell]:
        """A check or a locked cell without what the learner wrote above or below its text."""
        place = self.by_id.get(cell.grade_id) if cell.grade_id else None
        if place is None or place in self.answers or cell.text == self.given[place].text:
            yield cell
            return
        before, found, after = f"\n{cell.text}\n".partition(f"\n{self.given[place].text}\n")
        if not found:
            self.notes.append(f"The cell '{cell.grade_id}', which is not to be changed, was put back.")
            yield cell
            return
        self.notes.append(f"What was written into the cell '{cell.grade_id}' stands in a cell of its own.")
        yield Cell(cell.type, before.strip("\n"))
        yield Cell(cell.type, self.given[place].source, cell.grade_id)
        yield Cell(cell.type, after.strip("\n"))

    def _find_places(self) -> list[int | None]:
        """Say which cell of the release each cell is, if it is one.

        A cell that begins with a question's own heading is the answer to it, whatever its hidden settings say.
        """
        places = []
        for cell in self.cells:
            place = self.by_heading.get(_heading(cell))
            places.append(self.by_id.get(cell.grade_id or "") if place is None else place)
        # The lab's own words, and checks and locked cells that lost their settings, are known by their text.
        waiting: dict[str, list[int]] = {}
        for place, cell in enumerate(self.given):
            if place not in self.answers and place not in places:
                waiting.setdefault(cell.text, []).append(place)
        for number, cell in enumerate(self.cells):
            if places[number] is None and waiting.get(cell.text):
                places[number] = waiting[cell.text].pop(0)
        return places

    def fill(self) -> Repaired:
        if not any(place is not None and self.given[place].grade_id for place in self.places):
            raise Refused("the notebook is not a copy of this lab: none of its questions is in it")
        chosen = self._chosen()
        below: dict[int, list[Cell]] = {}  # the learner's own cells, by the place that they follow
        anchor = -1
        order = []
        for number, (cell, place) in enumerate(zip(self.cells, self.places, strict=True)):
            if place is not None and (place not in self.answers or chosen[place] == number):
                anchor = place
                order.append(place)
            elif cell.text and (place is None or not self._is_repeat(cell, place, chosen)):
                below.setdefault(anchor, []).append(cell)
        beside = {
            place: text
            for place in sorted(self.answers - chosen.keys())
            if (text := self._take_from_neighbours(place, below))
        }
        if order != sorted(order):
            self.notes.append("Cells had been moved; they are in the lab's order again.")
        return Repaired(self._notebook(chosen, beside, below), list(dict.fromkeys(self.notes)))

    def _chosen(self) -> dict[int, int]:
        """Of the cells that answer one question, the one that takes its place.

        The last that says something and stands above the check, since that is what the check saw.
        """
        candidates: dict[int, list[int]] = {}
        for number, place in enumerate(self.places):
            if place in self.answers:
                candidates.setdefault(place, []).append(number)
        chosen = {}
        for place, numbers in candidates.items():
            name, given = self.given[place].grade_id, self.given[place]
            check = max((n for n, at in enumerate(self.places) if at == self.check_of[place]), default=0)
            said = [n for n in numbers if self.cells[n].text not in (given.text, "")] or numbers
            number = max([n for n in said if n < check] or said)
            chosen[place] = number
            if len(numbers) > 1:
                self.notes.append(f"The cell of '{name}' was there more than once.")
            if self.cells[number].grade_id != name:
                self.notes.append(f"The hidden settings of '{name}' were put back.")
            if self.cells[number].type != given.type:
                self.notes.append(f"'{name}' is a {given.type} cell again.")
        return chosen

    def _is_repeat(self, cell: Cell, place: int, chosen: dict[int, int]) -> bool:
        """Whether a further cell of a question adds nothing to what is there already."""
        return cell.text in (self.given[place].text, self.cells[chosen[place]].text)

    def _take_from_neighbours(self, place: int, below: dict[int, list[Cell]]) -> str:
        """Where the cell of a written answer is gone, take out and return the text that stands in its place."""
        name = self.given[place].grade_id
        # the learner's own code before a check still runs there, so none of it has to be moved
        for anchor in (place - 1, place) if self.given[place].type != "code" else ():
            own = [cell for cell in below.get(anchor, []) if cell.type != "code"]
            if own:
                below[anchor] = [cell for cell in below[anchor] if cell.type == "code"]
                self.notes.append(f"The answer to '{name}' was found beside its place.")
                return "\n\n".join(cell.source for cell in own)
        self.notes.append(f"The cell of '{name}' was missing and was put back.")
        return ""

    def _notebook(
        self, chosen: dict[int, int], beside: dict[int, str], below: dict[int, list[Cell]]
    ) -> NotebookNode:
        notebook = nbformat.v4.new_notebook(metadata=dict(self.release.metadata))
        notebook.cells += _own_cells(below.get(-1, []))
        for place, given in enumerate(self.release.cells):
            cell = nbformat.from_dict(given)
            if place in chosen:
                answer = self.cells[chosen[place]]
                cell.source = answer.source
                if answer.attachments and cell.cell_type == "markdown":
                    cell.attachments = nbformat.from_dict(answer.attachments)
            elif place in beside:
                cell.source = beside[place]
            notebook.cells.append(cell)
            notebook.cells += _own_cells(below.get(place, []))
        notebook.nbformat, notebook.nbformat_minor = 4, 5
        for number, cell in enumerate(notebook.cells):
            cell["id"] = f"cell-{number:04d}"
        return notebook


def _heading(cell: Cell) -> str:
    """The first line of a question's cell, which names the question; other cells have none."""
    first = cell.text.partition("\n")[0]
    return first if first.startswith("# ") and "Hand over:" in first else ""


def _own_cells(cells: list[Cell]) -> Iterator[NotebookNode]:
    for cell in cells:
        make = {"code": nbformat.v4.new_code_cell, "raw": nbformat.v4.new_raw_cell}
        made = make.get(cell.type, nbformat.v4.new_markdown_cell)(cell.source)
        if cell.attachments and made.cell_type == "markdown":
            made.attachments = nbformat.from_dict(cell.attachments)
        yield made


# --- files --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Files:
    """A submission's notebook and what may lie beside it, read without following anything."""

    notebook: bytes
    extras: dict[Path, bytes]
    notes: list[str]


def read_files(folder: Path, lab: str) -> Files:
    """Read one learner's submission folder; raises ``Refused`` if it has no notebook that can be read.

    Links, pipes, devices and sockets are never opened. Where no file has the lab's own name, the only notebook
    there is counts, or the only one whose name begins with the lab's.
    """
    notes: list[str] = []
    if folder.is_symlink():
        raise Refused("what was handed in is a link, not a folder: it may be someone else's work")
    found = sorted(_regular_files(folder, notes))
    name = _notebook_name([path for path in found if path.parent == Path()], lab, notes)
    if name is None:
        if any(f"{lab}.ipynb" in note for note in notes):
            raise Refused(f"{lab}.ipynb is not a file but a link, a folder, a pipe or a device")
        raise Refused(f"there is no {lab}.ipynb in what was handed in")
    extras: dict[Path, bytes] = {}
    size = 0
    for path in found:
        if path == name or path.suffix.lower() == ".ipynb":
            continue
        content = _read(folder / path, LARGEST_EXTRAS - size) if len(extras) < MOST_EXTRAS else None
        if content is None:
            notes.append("Files beside the notebook were too many or too large, and were left out.")
            break
        extras[path] = content
        size += len(content)
    notebook = _read(folder / name, LARGEST_FILE)
    if notebook is None:
        raise Refused(f"the notebook is larger than {LARGEST_FILE // 1_000_000} MB, or cannot be read")
    return Files(notebook, extras, notes)


def _regular_files(folder: Path, notes: list[str]) -> Iterator[Path]:
    """Files below a folder, relative to it; anything else is left out, and said."""
    for place, folders, names in os.walk(folder):
        for name in [*folders, *names]:
            path = Path(place) / name
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode):
                if ".ipynb_checkpoints" not in path.relative_to(folder).parts:
                    yield path.relative_to(folder)
            elif not stat.S_ISDIR(mode) or path.suffix == ".ipynb":
                kind = "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "pipe or device"
                notes.append(f"{_shown(path.relative_to(folder))} is a {kind}, not a file, and was left out.")


def _notebook_name(files: list[Path], lab: str, notes: list[str]) -> Path | None:
    """Which of the files at the top is the lab's notebook."""
    exact = Path(f"{lab}.ipynb")
    notebooks = [path for path in files if re.search(r"\.ipynb(\.(txt|json))?$", path.name, re.IGNORECASE)]
    if exact in files:
        if len(notebooks) > 1:
            notes.append(f"Other notebooks than {exact} were not looked at.")
        return exact
    similar = [path for path in notebooks if path.name.lower().startswith(lab.lower())]
    candidates = similar or notebooks
    if len(candidates) > 1:
        names = ", ".join(_shown(path) for path in candidates[:5])
        raise Refused(f"it cannot be told which notebook is meant ({names}): leave only one, called {exact}")
    if not candidates:
        return None
    notes.append(f"The notebook was called {_shown(candidates[0])} instead of {exact}.")
    return candidates[0]


def _shown(path: Path) -> str:
    """A file name that can be printed: nothing in it moves a cursor or hides."""
    text = str(path).encode("utf-8", errors="replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:80]


def _read(path: Path, largest: int) -> bytes | None:
    """Read a file that is one, up to a size; never waits on a pipe and never follows a link."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        content = file.read(largest + 1)
    return None if len(content) > largest else content
