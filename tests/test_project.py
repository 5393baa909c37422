"""Rules of the repository: what may be in it, and that what its documents say is so."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import jupytext
import pytest
import yaml

REPOSITORY = Path(__file__).parents[1]
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [
    line
    for line in (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] != "#"
]

pytestmark = pytest.mark.project


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named_dependencies() -> set[str]:
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    names = {re.match(r"[\w.-]+", requirement)[0] for group in groups for requirement in group}
    return names - {PROJECT["name"]}


@pytest.fixture(scope="module")
def files() -> list[Path]:
    """Every file that git has or would take."""
    run = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    if run.returncode:
        pytest.skip("This copy is not a git clone, so the rules about its files were not tested.")
    return [path for path in map(REPOSITORY.joinpath, run.stdout.splitlines()) if path.is_file()]


@pytest.fixture(scope="module")
def texts(files: list[Path]) -> dict[Path, str]:
    """Every text file, but for this one, which must name what it forbids."""
    found = {}
    for path in files:
        if path != Path(__file__) and path.suffix != ".png":
            found[path.relative_to(REPOSITORY)] = path.read_text(encoding="utf-8")
    return found


def test_files_are_small_and_notebooks_are_text(files):
    assert [path for path in files if path.suffix == ".ipynb"] == []
    assert [path for path in files if path.stat().st_size > 1_000_000] == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        (
            "address of a package index",
            r"index-url|find-links|pypi\.org/simple|pythonhosted\.org|registry\.npmjs",
        ),
        ("path of somebody's machine", r"/home/\w|/root\b|/(?:work|Users)/|C:\\Users"),
        ("file outside the repository", r"\bshared/|\bdossier\b"),
    ],
)
def test_no_file_names(texts, what, pattern):
    named = {str(path): match[0] for path, text in texts.items() if (match := re.search(pattern, text))}
    assert named == {}, what


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "chapters/index.md", "chapters/what-leo-is.md"]
)
def test_commands_that_documents_name_exist(document):
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    code = " ".join(re.findall(r"`[^`]+`|^make .*$", text, flags=re.MULTILINE))
    targets = set(re.findall(r"\bmake ([a-z][a-z0-9-]*)", code))
    assert targets <= set(re.findall(r"^([a-z0-9-]+):", MAKEFILE, flags=re.MULTILINE))
    for script in ("synthetic-leo", "labs-author", "labs-grade"):
        assert script not in text or script in PROJECT["scripts"]


def test_readme_names_what_it_shows():
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", readme):
        assert (REPOSITORY / link).exists(), link


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        env=environment,
    )


def test_make_alone_lists_the_targets():
    listed = set(re.findall(r"^  make ([a-z0-9-]+) ", make().stdout, flags=re.MULTILINE))
    assert listed >= {"help", "book", "test", "lab", "grade", "serve", "clean", "data"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "COURSE is missing"),
        (("COURSE=labs/new/course",), "inside this repository"),
        (("COURSE=.",), "inside this"),
    ],
)
def test_a_course_that_cannot_be_is_one_line_and_exit_code_2(arguments, message):
    run = make("grade", *arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert message in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_new_lab_without_a_name_is_one_line_and_exit_code_2():
    run = make("new-lab")
    assert (run.returncode, run.stdout) == (2, "")
    assert "NAME is missing" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_pins_are_exact_and_cover_every_dependency():
    pinned = {canonical(line.split("==")[0]) for line in PINS}
    assert [
        line for line in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+(; python_version [<>=]+ .*)?", line)
    ] == []
    assert {canonical(name) for name in named_dependencies()} <= pinned


def test_every_dependency_is_justified():
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    justified = set(re.findall(r"^\| ([\w.-]+) \| \S", contributing, flags=re.MULTILINE)) - {"Package"}
    assert justified == named_dependencies()


def test_citation_is_complete_and_of_this_version():
    citation = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "license"} <= citation.keys()
    assert citation["version"] == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def notebook_code(path: Path) -> str:
    cells = jupytext.read(path, fmt="md:myst").cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    return re.sub(r"^\s*[%!].*$", "", code, flags=re.MULTILINE)


def imported(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def outsiders() -> list[Path]:
    """Code that stands in no package: chapters, and the notebooks, questions and answers of labs."""
    labs = REPOSITORY / "labs"
    chapters = (REPOSITORY / "chapters").glob("*.md")
    return sorted(
        [*chapters, *labs.glob("[0-9]*/*.md"), *labs.glob("[0-9]*/*.py"), *labs.glob("[0-9]*/answers/*.py")]
    )


def test_every_package_that_is_imported_is_named():
    """What is there only because another package brought it can go with that package."""
    ours = [
        path for room in ("synthetic_data", "labs", "tests") for path in (REPOSITORY / room).rglob("*.py")
    ]
    roots = {name.split(".")[0] for path in ours for name in imported(path.read_text(encoding="utf-8"))}
    roots |= {
        name.split(".")[0]
        for path in outsiders()
        if path.suffix == ".md"
        for name in imported(notebook_code(path))
    }
    outside = roots - set(sys.stdlib_module_names) - {"synthetic_data", "labs"}
    packages = packages_distributions()  # PySpark and faker need not be installed
    named = {canonical(name) for name in named_dependencies()}
    assert {root for root in outside if not named & set(map(canonical, packages.get(root, [root])))} == set()


@pytest.mark.parametrize("path", outsiders(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_chapters_and_labs_use_one_face(path):
    code = notebook_code(path) if path.suffix == ".md" else path.read_text(encoding="utf-8")
    ours = {name for name in imported(code) if name.split(".")[0] in {"synthetic_data", "labs"}}
    assert ours <= {"synthetic_data", "labs.checking"}


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "labs" / "checking").rglob("*.py")), ids=lambda path: path.name
)
def test_checking_needs_numpy_and_pandas_only(path):
    """It runs in browsers and at marking; what it does for other libraries it does without importing them."""
    roots = {name.split(".")[0] for name in imported(path.read_text(encoding="utf-8"))} - set(
        sys.stdlib_module_names
    )
    assert roots <= {"numpy", "pandas", "labs"}


@pytest.mark.parametrize("command", ["ruff check .", "ruff format --check .", "mypy", "lint-imports"])
def test_linters_find_nothing(command):
    program, *arguments = command.split()
    run = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
