"""Collect: take notebooks that learners handed in into the course folder's ``submitted``.

A folder of submissions has nbgrader's layout (``<learner>/<lab>/<lab>.ipynb``), or holds downloads called
``<learner>_<lab>.ipynb``, or zip files of either, or one zip a learner. nbgrader's own ``zip_collect`` handles one
lab at a time, overwrites what was collected before and stops at the first name it cannot read, so it is not used.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from labs.grading.folder import Course
from synthetic_data import LeoError

#: Bytes that one zip may unpack to, and files that it may hold.
_LARGEST_ZIP, _MOST_FILES = 500_000_000, 20_000

#: Names that can be a folder's on every system and mean nothing special to nbgrader.
_LEARNER = re.compile(r"[\w@+-][\w@+.'’ -]*")

_IGNORED = {".ipynb_checkpoints", "__pycache__", "__MACOSX"}


@dataclass(frozen=True)
class Handed:
    """What one learner handed in for one lab: files by their place in the lab's folder."""

    learner: str
    lab: str
    files: dict[Path, Path]


@dataclass
class Collected:
    """How many submissions are new, and a line for each file that could not be taken."""

    new: int = 0
    problems: list[str] = field(default_factory=list)


def collect(course: Course, folder: Path, labs: Iterable[str]) -> Collected:
    """Copy what lies in ``folder`` into ``submitted``.

    An earlier submission that differs is kept, in ``replaced/<learner>/<lab>/<number>``. Raises ``LeoError`` if
    ``folder`` is not one.
    """
    folder = folder.expanduser().resolve()
    if not folder.is_dir():
        raise LeoError(f"there is no folder {folder} to take submissions from")
    if folder == course.root / "submitted":
        return Collected()
    own = [
        course.root / name
        for name in ("source", "release", "mended", "autograded", "feedback", "replaced", "hidden")
    ]
    if course.root.is_relative_to(folder) or any(folder.is_relative_to(each) for each in own):
        raise LeoError(
            f"{folder} holds the course's own notebooks: name the folder that only submissions are in"
        )
    result = Collected()
    with tempfile.TemporaryDirectory() as scratch:
        roots = [folder, *_unpack(folder, Path(scratch), result.problems)]
        handed: dict[tuple[str, str], Handed] = {}
        for root in roots:
            for each in _read(root, folder, tuple(labs), result.problems):
                before = handed.setdefault((each.learner, each.lab), each)
                if _content(before.files) != _content(each.files):
                    result.problems.append(
                        f"{each.learner}, {each.lab}: two different notebooks were handed in; leave only one"
                    )
                    handed[each.learner, each.lab] = Handed(each.learner, each.lab, {})
        for each in handed.values():
            result.new += bool(each.files) and _take(course, each)
    return result


def _unpack(folder: Path, scratch: Path, problems: list[str]) -> Iterator[Path]:
    """Unpack each zip into a folder of its own, called as the zip is."""
    for number, path in enumerate(sorted(folder.rglob("*.zip"))):
        target = scratch / str(number) / path.stem
        try:
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
                if sum(m.file_size for m in members) > _LARGEST_ZIP or len(members) > _MOST_FILES:
                    problems.append(
                        f"{path.relative_to(folder)}: unpacks to too much; nothing was taken from it"
                    )
                    continue
                archive.extractall(target)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            problems.append(f"{path.relative_to(folder)}: cannot be unpacked ({error})")
            continue
        yield target.parent


def _read(root: Path, folder: Path, labs: tuple[str, ...], problems: list[str]) -> Iterator[Handed]:
    """Who handed in what below ``root``; what cannot be told is told in ``problems``."""
    downloads = re.compile(rf"(?P<learner>.+)_(?P<lab>{'|'.join(map(re.escape, labs))})")
    taken: set[Path] = set()
    notebooks = []
    for place, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - _IGNORED)
        notebooks += [Path(place) / name for name in sorted(names) if name.endswith(".ipynb")]
    # the whole folders first: other notebooks in them are part of what was handed in
    notebooks.sort(key=lambda path: not (path.stem in labs and path.parent.name == path.stem))
    for path in notebooks:
        if path.parent in taken:
            continue
        shown = path.relative_to(folder if path.is_relative_to(folder) else root)
        learner, lab, files = "", path.stem, {Path(path.name): path}
        download = downloads.fullmatch(path.stem)
        if path.is_symlink() or not path.is_file():
            problems.append(f"{shown}: is a link, not a file")
            continue
        if download:
            learner, lab = download["learner"], download["lab"]
            files = {Path(f"{lab}.ipynb"): path}
        elif path.stem in labs and path.parent.name == path.stem and path.parent != root:
            learner = path.parent.parent.name if path.parent.parent != root else ""
            files = {file.relative_to(path.parent): file for file in _files(path.parent)}
            taken.add(path.parent)
        elif path.stem in labs and path.parent != root:
            whole = downloads.fullmatch(path.parent.name)
            learner = whole["learner"] if whole and whole["lab"] == lab else path.parent.name
        if not _LEARNER.fullmatch(learner):
            problems.append(f"{shown}: cannot tell whose it is and for which lab: call it LEARNER_LAB.ipynb")
            continue
        yield Handed(learner, lab, files)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _IGNORED)
        for name in sorted(names):
            path = Path(place) / name
            if not path.is_symlink() and path.is_file():
                yield path


def _content(files: dict[Path, Path]) -> dict[Path, str]:
    return {place: hashlib.sha256(path.read_bytes()).hexdigest() for place, path in files.items()}


def _take(course: Course, handed: Handed) -> bool:
    """Put one submission in its place, unless it is there already."""
    target = course.root / "submitted" / handed.learner / handed.lab
    if target.exists():
        present = {file.relative_to(target): file for file in _files(target)}
        if _content(present) == _content(handed.files):
            return False
        kept = course.root / "replaced" / handed.learner / handed.lab
        kept.mkdir(parents=True, exist_ok=True)
        target.rename(kept / str(1 + len(list(kept.iterdir()))))
    unfinished = target.with_name(f".{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for place, path in handed.files.items():
        (unfinished / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, unfinished / place)
    unfinished.rename(target)
    return True


def submission_digest(course: Course, learner: str, lab: str) -> str:
    """A checksum of what lies in ``submitted`` for one learner and lab; links and pipes count by their names."""
    folder = course.root / "submitted" / learner / lab
    digest = hashlib.sha256()
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            digest.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
