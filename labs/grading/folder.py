"""A course leader's own folder: what lies where, the secret, and the hidden population made from it.

The layout is nbgrader's. Ours in it are ``secret`` and ``hidden``, ``mended`` (what was handed in, as it is
graded), the record of what was graded (``graded.json``) and ``grading.log``. Nothing that a person put there is ever
deleted or overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import synthetic_data
from labs.authoring.build import ensure_packs, given_population, write_in_one_step
from labs.authoring.run import population_in_use
from labs.authoring.source import LabSource
from labs.checking.contract import ContractError
from labs.checking.lab import LABS
from synthetic_data import LeoError

#: People in the hidden population unless the course leader asks for more.
PEOPLE = 2_000

_SECRET_BYTES = 16

#: A folder that holds one of these is a course already, or is becoming one.
_COURSE_FILES = {"nbgrader_config.py", "gradebook.db", "source", "release", "submitted", "secret"}

_CONFIG = '''"""nbgrader's settings for this course. Yours to change: it is written once."""

import os
from pathlib import Path

import labs

c = get_config()
load_subconfig("nbgrader_config.py", path=str(Path(labs.__file__).parent))

_here = Path(__file__).resolve().parent
c.CourseDirectory.root = str(_here)
c.CourseDirectory.course_id = "learning-leo"

# Work is marked on this population; also when you start nbgrader or formgrader yourself.
os.environ["LEO_DATA"] = str(_here / "hidden")
'''


@dataclass(frozen=True)
class Course:
    """Where everything lies in a course folder."""

    root: Path

    @property
    def hidden(self) -> Path:
        """The population that work is marked on, with its packs."""
        return self.root / "hidden"

    @property
    def secret(self) -> Path:
        return self.root / "secret"

    @property
    def log(self) -> Path:
        """What nbgrader had to say."""
        return self.root / "grading.log"

    def notebook(self, step: str, lab: str, learner: str = ".") -> Path:
        """The lab's notebook in one of nbgrader's folders; ``source`` and ``release`` have no learner."""
        return self.root / step / learner / lab / f"{lab}.ipynb"

    def learners(self, step: str, lab: str) -> list[str]:
        """Who has a folder for this lab in one of nbgrader's folders."""
        found = self.root.glob(f"{step}/*/{lab}/")
        return sorted(folder.parent.name for folder in found if not folder.parent.name.startswith("."))


def open_course(named: str | None, repository: Path = LABS.parent) -> Course:
    """The course folder that was named, if it can serve as one; nothing is written.

    Raises ``LeoError`` with one line that says what to do.
    """
    if not named or not named.strip():
        raise LeoError("say which folder the course is in, outside this repository: make grade COURSE=DIR")
    root = Path(named).expanduser().resolve()
    if root.is_relative_to(repository.resolve()):
        raise LeoError(
            f"{root} lies inside this repository: choose a folder outside it, "
            "so that no submission can end up in git"
        )
    if root == Path(root.anchor):
        raise LeoError(f"{root} holds the whole machine: name a folder of its own for the course")
    if not root.exists():
        raise LeoError(f"there is no folder {root}: make it first, if that is where the course is to be")
    if not root.is_dir():
        raise LeoError(f"{root} is a file: name the folder that the course is in")
    if set("*?[]") & set(str(root)):
        raise LeoError(f"nbgrader cannot work in {root}: the path must not hold any of * ? [ ]")
    try:
        with tempfile.TemporaryFile(dir=root):
            pass
    except OSError as error:
        raise LeoError(f"cannot write to {root} ({error.strerror}): choose another folder") from None
    inside = {path.name for path in root.iterdir() if not path.name.startswith(".")}
    if inside and not inside & _COURSE_FILES:
        raise LeoError(
            f"{root} holds other things: name an empty folder, or one of nbgrader's course folders"
        )
    return Course(root)


def write_config(course: Course) -> None:
    """Write the course's ``nbgrader_config.py`` unless it has one."""
    path = course.root / "nbgrader_config.py"
    if not path.exists():
        write_in_one_step(path, _CONFIG)


# --- the secret and the hidden population -------------------------------------------------------------------


def read_secret(course: Course) -> bytes:
    """The course's secret: 128 random bits, drawn the first time and readable by their owner only."""
    if not course.secret.exists():
        if course.hidden.exists():
            raise LeoError(
                f"{course.secret} is gone, but {course.hidden} was made from it: put it back, "
                "or remove both to have the work marked anew on other data"
            )
        secret = secrets.token_bytes(_SECRET_BYTES)
        file = os.open(course.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as stream:
            stream.write(secret.hex() + "\n")
        return secret
    try:
        secret = bytes.fromhex(course.secret.read_text(encoding="ascii"))
    except (OSError, ValueError):
        secret = b""
    if len(secret) != _SECRET_BYTES:
        raise LeoError(
            f"{course.secret} does not hold {2 * _SECRET_BYTES} hexadecimal digits: put it back as it was"
        )
    return secret


def _seed(secret: bytes, purpose: str) -> int:
    return int.from_bytes(hashlib.sha256(purpose.encode() + secret).digest())


def ensure_hidden(course: Course, sources: Iterable[LabSource], people: int | None, progress: bool) -> str:
    """Make the hidden population and the labs' packs in it, as far as they are not there; return its identity.

    The seed lands in no file. The population for given inputs is made for the moment only.
    """
    sources = list(sources)
    secret = read_secret(course)
    if course.hidden.exists():
        population = _hidden_population(course)
        if people is not None and population["people"] != people:
            raise LeoError(
                f"this course is marked on {population['people']:,} people: leave --people out, "
                "or use another course folder"
            )
        _ensure_packs(course.hidden, sources, secret, progress)
        return str(population["population"])
    people = PEOPLE if people is None else people
    # Only when its packs are made does it stand in its place: a larger one may have to be asked for.
    with tempfile.TemporaryDirectory(dir=course.root, prefix=".hidden-") as scratch:
        made = Path(scratch) / "hidden"
        population = synthetic_data.generate(
            people, _seed(secret, "hidden population"), made, record_seed=False, progress=progress
        )
        try:
            _ensure_packs(made, sources, secret, progress)
        except ContractError as error:
            raise LeoError(f"{error}, such as --people {4 * people}") from None
        made.chmod(0o700)
        made.rename(course.hidden)
    return str(population["population"])


def _ensure_packs(population: Path, sources: Iterable[LabSource], secret: bytes, progress: bool) -> None:
    with given_population(_seed(secret, "given population")) as given:
        for source in sources:
            ensure_packs(source, population, given, secret, progress=progress)


def _hidden_population(course: Course) -> dict[str, Any]:
    try:
        with population_in_use(course.hidden):
            return synthetic_data.population()
    except LeoError:
        raise LeoError(
            f"{course.hidden} cannot be used, for it is damaged or of another version: remove it and run this "
            "again, which makes it anew from the secret"
        ) from None


# --- the record of what was done ----------------------------------------------------------------------------


class Record:
    """What was released, graded and fed back, by lab and learner, so that only what is new is done again."""

    def __init__(self, course: Course) -> None:
        self._path = course.root / "graded.json"
        self._content: dict[str, dict[str, str]] = {}
        with contextlib.suppress(FileNotFoundError):
            try:
                read = json.loads(self._path.read_text(encoding="utf-8"))
                self._content = {what: dict(values) for what, values in dict(read).items()}
            except (ValueError, TypeError):
                raise LeoError(f"{self._path} is damaged: remove it, and all work is graded again") from None

    def get(self, what: str, *where: str) -> str | None:
        return self._content.get(what, {}).get("/".join(where))

    def put(self, value: str, what: str, *where: str) -> None:
        self._content.setdefault(what, {})["/".join(where)] = value
        write_in_one_step(self._path, json.dumps(self._content, indent=1, sort_keys=True) + "\n")
