"""Start a lab: a folder with one example question that passes the lint, its answer bank and its mutants."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from labs.checking.lab import LABS
from synthetic_data import LeoError

_TEMPLATE = Path(__file__).parent / "template"
_NAME = re.compile(r"\d\d(-[a-z0-9]+)+")


def new_lab(name: str, labs: Path = LABS) -> Path:
    """Make the folder of a lab called ``name``, whole or not at all; return it.

    Raises ``LeoError`` if the name cannot be a lab's, if there is such a lab already, or if the folder cannot
    be written.
    """
    if not _NAME.fullmatch(name):
        raise LeoError(
            f"a lab is named like 08-local-areas: two digits, then words in small letters; not {name!r}"
        )
    folder = labs / name
    if folder.exists():
        raise LeoError(f"{folder} is there already: choose another name")
    words = name[3:].replace("-", " ")
    replacements = {"NEW-LAB": name, "NEW TITLE": words[0].upper() + words[1:]}
    try:
        with tempfile.TemporaryDirectory(dir=labs, prefix=".new-") as unfinished:
            made = Path(unfinished) / "lab"
            shutil.copytree(_TEMPLATE, made, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            for path in (file for file in made.rglob("*") if file.is_file()):
                text = path.read_text(encoding="utf-8")
                for old, new in replacements.items():
                    text = text.replace(old, new)
                path.write_text(text, encoding="utf-8")
            made.rename(folder)
    except OSError as error:
        raise LeoError(f"cannot write to {labs} ({error.strerror or error})") from None
    return folder
