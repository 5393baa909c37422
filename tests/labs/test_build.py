"""Learners' copies and packs: made once, made again only where something changed, never over somebody's work."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest

from labs.authoring.cli import main
from labs.checking.pack import read_expected, read_given

pytestmark = pytest.mark.nbgrader

NAME = "01-days"


def code(metadata: str, source: str) -> str:
    return f"```{{code-cell}} ipython3\n---\nnbgrader: {metadata}\n---\n{source}\n```\n"


def solution(name: str, source: str) -> str:
    metadata = f"{{grade: false, grade_id: {name}, locked: false, schema_version: 3, solution: true}}"
    return code(metadata, f"### BEGIN SOLUTION\n{source}\n### END SOLUTION")


def check_cell(name: str, points: int, *answers: str) -> str:
    marked = f"grade: true, solution: false, points: {points}"
    metadata = f"{{grade_id: test-{name}, {marked}, locked: true, schema_version: 3}}"
    return code(metadata, f"check({', '.join(repr(text) for text in (name, *answers))})")


LAB_MD = "\n".join(
    [
        "---\njupytext: {text_representation: {extension: .md, format_name: myst}}",
        "kernelspec: {display_name: Python 3, language: python, name: python3}\n---\n",
        "# Days\n",
        "```{code-cell} ipython3\nimport synthetic_data\nfrom labs.checking import open_lab\n",
        f'check, given = open_lab("{NAME}", synthetic_data.population())',
        'spells = synthetic_data.load("leo_employment")\n```\n',
        solution("spells-by-key", 'by_key = spells.groupby("EduKey", as_index=False).size()'),
        check_cell("spells-by-key", 2, "by_key"),
        solution("mean-spells", 'mean_spells = given("by_key")["size"].mean()'),
        check_cell("mean-spells", 1, "mean_spells"),
        '+++ {"nbgrader": {"grade": true, "grade_id": "why", "locked": false, "points": 3, '
        '"schema_version": 3, "solution": true}}\n\nThe model answer.\n',
    ]
)

QUESTIONS = f'''
from labs.checking import Lab, Number, Question, Table, Written

BY_KEY = Table("key", {{"EduKey": "text", "size": "integer"}}, ("EduKey",))
LAB = Lab(
    "{NAME}",
    "Days",
    (
        Question("spells-by-key", "Spells", {{"by_key": BY_KEY}}, {{"by_key.rows": 1, "by_key.size": 1}}, "b.html"),
        Question("mean-spells", "Mean", {{"mean_spells": Number()}}, {{"mean_spells": 1}}, "b.html"),
    ),
    (Written("why", "Why", ((3, "a reason"),)),),
)
'''

WRONG = '''
"""Counts one spell too many."""
marks = {"spells-by-key": 1}
message = "Each key has one spell fewer."

# %% spells-by-key
by_key = spells.groupby("EduKey", as_index=False).size().assign(size=lambda t: t["size"] + 1)
'''


@pytest.fixture
def labs(tmp_path: Path) -> Path:
    folder = tmp_path / "labs" / NAME
    (folder / "answers").mkdir(parents=True)
    (folder / "lab.md").write_text(LAB_MD)
    (folder / "questions.py").write_text(QUESTIONS)
    (folder / "answers" / "one_more.py").write_text(WRONG)
    return tmp_path / "labs"


@pytest.fixture(scope="module")
def population(small_population: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, since packs are written into it."""
    return Path(shutil.copytree(small_population, tmp_path_factory.mktemp("data") / "leo"))


class Build:
    """Runs `labs-author build` and says what it printed."""

    def __init__(self, labs: Path, population: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.labs, self.population, self.capsys = labs, population, capsys
        self.out = labs.parent / "out"
        self.copy = self.out / NAME / f"{NAME}.ipynb"
        self.packs = population / "answers" / NAME
        shutil.rmtree(self.packs, ignore_errors=True)

    def __call__(self, *options: str, expect: int = 0) -> str:
        where = ["--out", str(self.out), "--population", str(self.population), "--quiet"]
        assert main(["build", *where, *options], self.labs) == expect
        printed = self.capsys.readouterr()
        return printed.err if expect else printed.out

    def change_text(self, old: str, new: str) -> None:
        path = self.labs / NAME / "lab.md"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))

    def edit(self, path: Path) -> str:
        """Work in a copy as a learner does; return what it then holds."""
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[2].source += "\nmine = 1"
        nbformat.write(notebook, path)
        return path.read_text()


@pytest.fixture
def build(
    labs: Path, population: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Build:
    monkeypatch.setattr("labs.authoring.packs.GIVEN_PEOPLE", 300)
    return Build(labs, population, capsys)


def test_the_learners_copy_has_stubs_and_no_solutions(build):
    build()
    notebook = nbformat.read(build.copy, as_version=4)
    nbformat.validate(notebook)
    text = build.copy.read_text()
    for hidden in ("SOLUTION", "groupby", "The model answer", "one spell fewer"):
        assert hidden not in text
    stub = next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "spells-by-key"
    )
    assert "one row per key" in stub.source
    assert stub.source.endswith("by_key = ...\n\n# Your code here")
    assert notebook.cells[-1].source == "Your answer here."
    assert all(
        not cell.outputs and cell.execution_count is None
        for cell in notebook.cells
        if cell.cell_type == "code"
    )
    checks = [cell for cell in notebook.cells if "check(" in cell.source and "open_lab" not in cell.source]
    assert len(checks) == 2
    assert all(cell.metadata.editable is False and cell.metadata.deletable is False for cell in checks)


def test_packs_hold_given_and_expected_answers(build):
    build()
    identity = json.loads((build.population / "manifest.json").read_text())["population"]
    given, expected = read_given(build.packs / "given.npz"), read_expected(build.packs / "expected.npz")
    assert given.population == expected.population == identity
    # the given input comes from other people than the learner's data
    ours, theirs = (set(pack.answers["by_key"].columns["EduKey"]) for pack in (expected, given))
    assert len(ours) > 500 and len(theirs) > 50 and not ours & theirs
    assert [mistake.name for mistake in expected.mistakes] == ["one_more"]


def test_only_what_has_changed_is_made_again(build):
    build()
    files = [build.copy, *build.packs.glob("*.npz")]
    before = {path: path.stat().st_mtime_ns for path in files}
    assert "nothing has changed" in build()
    assert {path: path.stat().st_mtime_ns for path in files} == before

    (build.packs / "expected.npz").unlink()
    build.copy.unlink()
    said = build()
    assert str(build.copy) in said and "answers made" in said
    assert all(path.exists() for path in files)


def test_other_data_get_their_own_packs(build):
    build()
    manifest = build.population / "manifest.json"
    original = manifest.read_text()
    try:
        manifest.write_text(json.dumps(json.loads(original) | {"population": "another"}))
        assert "answers made" in build()
        assert read_given(build.packs / "given.npz").population == "another"
    finally:
        manifest.write_text(original)


def test_without_practice_no_expected_answers_are_there(build):
    build()
    build("--no-practice")
    assert {path.name for path in build.packs.glob("*.npz")} == {"given.npz"}
    assert "nothing has changed" in build("--no-practice")
    build()
    assert (build.packs / "expected.npz").exists()


def test_a_copy_that_nobody_has_worked_in_is_brought_up_to_date(build):
    build()
    build.change_text("# Days", "# Days at work")
    said = build()
    assert "Days at work" in build.copy.read_text()
    assert "own work" not in said
    assert [path.name for path in build.out.rglob("*.ipynb")] == [build.copy.name]


def test_a_learners_work_stays_and_the_new_version_lies_beside_it(build):
    build()
    work = build.edit(build.copy)
    assert "nothing has changed" in build()

    build.change_text("# Days", "# Days at work")
    said = build()
    second = build.copy.with_name(f"{NAME}-2.ipynb")
    assert build.copy.read_text() == work
    assert "Days at work" in second.read_text()
    assert str(second) in said and "own work" in said

    # nobody has touched the second copy, so it is the one that follows; once touched, a third is made
    build.change_text("# Days at work", "# Days in work")
    build()
    assert "Days in work" in second.read_text()
    more = build.edit(second)
    build.change_text("# Days in work", "# Days in jobs")
    build()
    assert (build.copy.read_text(), second.read_text()) == (work, more)
    assert "Days in jobs" in build.copy.with_name(f"{NAME}-3.ipynb").read_text()


def test_a_change_that_learners_do_not_see_makes_no_second_copy(build):
    build()
    work = build.edit(build.copy)
    build.change_text("The model answer", "Another model answer")
    assert "there is no newer version" in build()
    assert build.copy.read_text() == work
    assert [path.name for path in build.out.rglob("*.ipynb")] == [build.copy.name]


def test_somebodys_file_in_the_way_is_kept(build):
    build.copy.parent.mkdir(parents=True)
    build.copy.write_text("mine")
    build()
    assert build.copy.read_text() == "mine"
    assert build.copy.with_name(f"{NAME}-2.ipynb").exists()


def test_every_lint_problem_is_a_line_and_nothing_is_written(build, capsys):
    build.change_text("check('spells-by-key', 'by_key')", "check('spells-by-key', 'by_key'); print(1)")
    build.change_text("points: 1,", "points: 5,")
    lines = build(expect=2).splitlines()
    assert len(lines) == 2
    assert all(line.startswith(f"labs-author: {NAME}: test-") for line in lines)
    assert not build.out.exists() and not build.packs.exists()
    assert main(["lint"], build.labs) == 2
    assert capsys.readouterr().err.splitlines() == lines


def test_lint_says_that_all_is_in_order(build, capsys):
    assert main(["lint"], build.labs) == 0
    assert capsys.readouterr().out == "1 lab in order\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "--lab", "99-none"], "no lab called '99-none'"),
        (["build", "--population", "no/such/folder"], "no synthetic LEO"),
        (["build", "--seed", "1"], "unrecognized arguments"),
        (["bild"], "invalid choice"),
        ([], "required"),
    ],
    ids=["lab", "population", "option", "command", "nothing"],
)
def test_a_mistake_is_one_line_and_nothing_is_written(build, capsys, arguments, message):
    if arguments[:1] == ["build"]:
        arguments += ["--out", str(build.out)]
    assert main(arguments, build.labs) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line
    assert not build.out.exists()


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("lab.md", "---\n: [\n---\n", "lab.md cannot be read"),
        ("lab.md", None, "lab.md cannot be read"),
        ("questions.py", "LAB = (", "questions.py cannot be read"),
        ("answers/odd.py", '"""Odd."""\n# %% spells-by-key\nx = (', "odd.py: not Python"),
        (
            "answers/odd.py",
            '"""Odd."""\nmarks = 5\nmessage = "m"\n# %% spells-by-key\nx = 1',
            "marks and at_most are dicts",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(build, file, text, message):
    path = build.labs / NAME / file
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if text is not None:
        path.write_text(text)
    (line,) = build("--lab", NAME, expect=2).splitlines()
    assert message in line
    assert not build.packs.exists()


def test_a_damaged_pack_is_made_again(build):
    build()
    pack = build.packs / "expected.npz"
    pack.write_bytes(pack.read_bytes()[:100])
    build()
    read_expected(pack)


def test_a_folder_that_cannot_be_written_is_one_line(build, tmp_path):
    (tmp_path / "file").write_text("")
    build.out = tmp_path / "file" / "out"
    (line,) = build(expect=2).splitlines()
    assert "cannot write to" in line


def test_a_reference_that_does_not_fit_its_declaration_is_one_line(build):
    build.change_text('["size"].mean()', '["size"]')
    (line,) = build(expect=2).splitlines()
    assert "mean_spells" in line
