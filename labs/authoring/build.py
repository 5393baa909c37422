"""Make what a lab's readers use: the learner's copy of its notebook, and the packs that its checks read.

Both carry a stamp, a small file that says what they were made from, so that making them again does only what
has changed. A learner's own work is never overwritten.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat

import synthetic_data
from labs.authoring.lint import problems
from labs.authoring.packs import make_packs, temporary_population
from labs.authoring.run import population_in_use
from labs.authoring.source import LabSource, lab_names, read_source, source_notebook
from labs.checking.contract import ContractError
from labs.checking.lab import LABS, answers_folder
from labs.checking.pack import PackError, read_expected, read_given, write_expected, write_given
from synthetic_data import LeoError

#: Seed of the population that learners' given inputs come from: one in which every rare mistake of the banks shows.
#: At marking it is drawn from a course's secret.
GIVEN_SEED = 20_010_903

#: What a lab's readers use depends on these, besides the lab's own folder.
_CODE = (LABS / "checking", LABS / "authoring", LABS / "nbgrader_config.py")

Say = Callable[[str], None]


def chosen_sources(names: Iterable[str] | None = None, labs: Path = LABS) -> list[LabSource]:
    """The labs called ``names`` (default: all), each free of lint.

    Raises ``PackError`` if there is no such lab, ``ContractError`` with one line a problem if a lab breaks the
    contract.
    """
    sources = [read_source(name, labs) for name in names or lab_names(labs)]
    found = [f"{source.lab.name}: {problem}" for source in sources for problem in problems(source)]
    if found:
        raise ContractError("\n".join(found))
    return sources


def build(
    sources: Iterable[LabSource],
    out: Path,
    population: Path,
    practice: bool = True,
    say: Say = print,
    progress: bool = True,
) -> None:
    """Write each lab's learner copy to ``out/<lab>/<lab>.ipynb`` and its packs into the ``population``'s folder.

    Without ``practice`` learners get the given inputs but no expected answers, so that a check judges only the
    form of an answer. ``say`` is told, a line a lab, what was done.
    """
    with given_population(GIVEN_SEED) as given:
        for source in sources:
            name = source.lab.name
            lines = release_to_learner(source, out / name)
            if ensure_packs(source, population, given, practice=practice, progress=progress):
                lines.append(f"{name}: answers made for the data in {population}")
            for line in lines or [f"{name}: nothing has changed"]:
                say(line)


# --- packs ----------------------------------------------------------------------------------------------


@contextlib.contextmanager
def given_population(seed: int) -> Iterator[Callable[[], Path]]:
    """Hand out a function that gives the folder of the population for given inputs.

    The population is made when it is first asked for, and gone at the end.
    """
    with contextlib.ExitStack() as stack:

        @functools.cache
        def folder() -> Path:
            return stack.enter_context(temporary_population(seed))

        yield folder


def ensure_packs(
    source: LabSource,
    population: Path,
    given: Callable[[], Path],
    secret: bytes | None = None,
    practice: bool = True,
    progress: bool = False,
) -> bool:
    """Put the lab's packs into the ``population``'s folder unless they are there and up to date.

    Returns whether they had to be made. Without ``practice`` there are no expected answers.
    """
    folder = answers_folder(population, source.lab.name)
    wanted = {"given.npz", *(["expected.npz"] if practice else [])}
    with population_in_use(population):
        identity = synthetic_data.population()["population"]
    made_from = fingerprint(source.folder, *_CODE, identity, *sorted(wanted))
    present = {path.name for path in folder.glob("*.npz")}
    if present == wanted and _stamp(folder).get("made_from") == made_from and _readable(folder, practice):
        return False
    given_pack, expected_pack = make_packs(source, population, given(), secret, progress)
    with _writing(folder):
        write_given(folder / "given.npz", given_pack)
        if practice:
            write_expected(folder / "expected.npz", expected_pack)
        else:
            (folder / "expected.npz").unlink(missing_ok=True)
        _write_stamp(folder, made_from=made_from)
    return True


def _readable(folder: Path, practice: bool) -> bool:
    """Whether the packs are whole: with a damaged one every learner would get no points."""
    try:
        read_given(folder / "given.npz")
        if practice:
            read_expected(folder / "expected.npz")
    except PackError:
        return False
    return True


def packs_made_from(population: Path, lab: str) -> str:
    """What the lab's packs in the ``population``'s folder were made from, as a checksum; empty if there are none."""
    return str(_stamp(answers_folder(population, lab)).get("made_from", ""))


# --- the learner's copy -----------------------------------------------------------------------------------


def release_to_learner(source: LabSource, folder: Path) -> list[str]:
    """Write the learner's copy into ``folder`` unless it is there and up to date; return what was done.

    A copy that someone has worked in stays as it is, and the new one is put beside it.
    """
    name = source.lab.name
    stamp = _stamp(folder)
    made_from = fingerprint(source.folder, *_CODE)
    if (folder / f"{name}.ipynb").exists() and stamp.get("made_from") == made_from:
        return []
    text = release_version(source)
    with _writing(folder):
        path, lines = put_copy(text, folder, name, stamp.get("released"))
        _write_stamp(folder, made_from=made_from, released=_digest(text.encode()))
    return lines or [f"{name}: {path}"]


def put_copy(text: str, folder: Path, name: str, released: str | None) -> tuple[Path, list[str]]:
    """Write ``text`` to ``folder/<name>.ipynb``, or beside it if that file is somebody's work.

    ``released`` is the digest of what was last put there: only a file that still equals it is overwritten.
    Returns the path, and a line to be said if it is not the first one.
    """
    first, new = folder / f"{name}.ipynb", _digest(text.encode())
    for number in range(1, 1000):
        path = first if number == 1 else folder / f"{name}-{number}.ipynb"
        if not path.exists() or _digest(path.read_bytes()) in (released, new):
            break
    if path != first and released == new:
        return first, [f"{name}: {first} holds your own work; there is no newer version"]
    write_in_one_step(path, text)
    if path == first:
        return path, []
    return path, [f"{name}: {first} holds your own work and stays as it is; the new version is {path}"]


def release_version(source: LabSource) -> str:
    """The notebook as nbgrader releases it, as JSON: solutions are gone, stubs stay, nothing has run."""
    name = source.lab.name
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch).resolve()
        write_in_one_step(root / "source" / name / f"{name}.ipynb", notebook_text(source))
        shutil.copy(LABS / "nbgrader_config.py", root)
        config = course_config(root)
        config.SaveCells.enabled = False  # no gradebook is needed to make a release version
        config.GenerateAssignment.no_database = True
        generate_assignment(config, name)
        return (root / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8")


def notebook_text(source: LabSource) -> str:
    """The lab as nbgrader's source version, solutions included, as JSON."""
    return nbformat.writes(source_notebook(source)) + "\n"


# --- nbgrader ---------------------------------------------------------------------------------------------


def course_config(root: Path) -> Any:
    """Read the ``nbgrader_config.py`` in ``root``, and no settings from elsewhere; ``LeoError`` if it fails."""
    from traitlets.config.loader import PyFileConfigLoader

    try:
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except Exception as error:  # it is Python, and may be the course leader's own
        raise LeoError(
            f"{root / 'nbgrader_config.py'} cannot be read: {type(error).__name__}: {error}"
        ) from None
    config.CourseDirectory.root = str(root)
    return config


def generate_assignment(config: Any, lab: str) -> None:
    """Run nbgrader's ``generate_assignment`` in the course folder that ``config`` names."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    course = CourseDirectory(config=config, assignment_id=lab)
    GenerateAssignment(coursedir=course, config=config, force=True).start()


# --- files ------------------------------------------------------------------------------------------------


def fingerprint(*parts: Path | str) -> str:
    """A checksum of texts, files and whole folders; compiled code and hidden files do not count."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            total.update(f"text {part}\n".encode())
            continue
        files = sorted(part.rglob("*")) if part.is_dir() else [part]
        for file in files:
            inside = file.relative_to(part.parent)
            if file.is_file() and file.suffix != ".pyc" and not any(p.startswith(".") for p in inside.parts):
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                total.update(f"file {inside.as_posix()} {content}\n".encode())
    return total.hexdigest()


def write_in_one_step(path: Path, text: str) -> None:
    """Write a text file so that it is either as before or whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(text.encode())
    unfinished.replace(path)


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LeoError(
            f"cannot write to {folder} ({error.strerror or error}): choose another folder"
        ) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stamp(folder: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / ".stamp.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _write_stamp(folder: Path, **content: str) -> None:
    write_in_one_step(folder / ".stamp.json", json.dumps(content, indent=1) + "\n")
