"""Repair: whatever is handed in is read as data; what a person could mend is mended, the rest gets a reason."""

from __future__ import annotations

import copy
import json
import os
import random
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings, strategies as st

from labs.authoring.build import release_version
from labs.authoring.source import grade_id, read_source
from labs.grading.repair import LARGEST_FILE, Refused, Repaired, read_files, repair

pytestmark = pytest.mark.nbgrader

LAB = "05-employment-spells"
RELEASE = nbformat.reads(release_version(read_source(LAB)), as_version=4)
ANSWERS = {grade_id(cell) for cell in RELEASE.cells if cell.metadata.get("nbgrader", {}).get("solution")}
CODE_ANSWERS = {grade_id(c) for c in RELEASE.cells if c.cell_type == "code"} & ANSWERS
WRITTEN = ANSWERS - CODE_ANSWERS


def marker(name: str | None) -> str:
    return f"answer_to = {name!r}"


def handed_in() -> dict[str, Any]:
    """A notebook as a learner saves it: the question's own heading kept, an answer below it, outputs, an own cell."""
    notebook = json.loads(nbformat.writes(RELEASE))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in ANSWERS:
            stub = "".join(cell["source"])
            cell["source"] = marker(name) if name in WRITTEN else f"{stub.splitlines()[0]}\n{marker(name)}"
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "42\n"}]
            cell["execution_count"] = 7
    notebook["cells"].insert(4, code_cell("helper = 1"))
    return notebook


def code_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def as_bytes(notebook: Any) -> bytes:
    return json.dumps(notebook).encode()


def cell_of(notebook: Any, name: str) -> Any:
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def lost(repaired: Repaired) -> set[str | None]:
    """Answers that are not where they would be marked: above their check, or in the cell a person reads."""
    seen = ""
    found = set()
    for cell in repaired.notebook.cells:
        name = grade_id(cell)
        if cell.cell_type == "code":
            seen += cell.source + "\n"
        if name in WRITTEN and marker(name) in cell.source:
            found.add(name)
        if name and name.startswith("test-") and marker(name.removeprefix("test-")) in seen:
            found.add(name.removeprefix("test-"))
    return ANSWERS - found


def assert_the_labs_own_cells_are_as_released(repaired: Repaired) -> None:
    nbformat.validate(repaired.notebook)
    released = [cell for cell in RELEASE.cells if grade_id(cell)]
    there = [cell for cell in repaired.notebook.cells if grade_id(cell)]
    assert [cell.metadata for cell in there] == [cell.metadata for cell in released]
    assert [cell.cell_type for cell in there] == [cell.cell_type for cell in released]
    for cell, original in zip(there, released, strict=True):
        if grade_id(cell) not in ANSWERS:
            assert cell.source == original.source
    assert repaired.notebook.metadata == RELEASE.metadata
    assert not any(cell.get("outputs") for cell in repaired.notebook.cells)


# --- damage that a person could mend -----------------------------------------------------------------------

DAMAGE: dict[str, Callable[[Any, random.Random], Any]] = {}


def damage(act: Callable[[Any, random.Random], Any]) -> Callable[[Any, random.Random], Any]:
    DAMAGE[act.__name__.replace("_", " ")] = act
    return act


def some_cell(notebook: Any, rng: random.Random, kind: str = "any") -> int:
    def fits(cell: Any) -> bool:
        settings = cell["metadata"].get("nbgrader", {})
        return {
            "any": True,
            "not an answer": not settings.get("solution"),
            "answer": bool(settings.get("solution")),
            "of the lab": bool(settings),
        }[kind]

    places = [number for number, cell in enumerate(notebook["cells"]) if fits(cell)]
    return rng.choice(places) if places else rng.randrange(len(notebook["cells"]))


@damage
def a_cell_is_copied(notebook, rng):
    place = some_cell(notebook, rng)
    notebook["cells"].insert(place + 1, copy.deepcopy(notebook["cells"][place]))


@damage
def a_check_or_text_is_deleted(notebook, rng):
    del notebook["cells"][some_cell(notebook, rng, "not an answer")]


@damage
def a_cell_changes_its_type(notebook, rng):
    cell = notebook["cells"][some_cell(notebook, rng, "of the lab")]
    cell["cell_type"] = rng.choice(["code", "markdown", "raw", "nonsense"])


@damage
def cells_change_places(notebook, rng):
    cells = notebook["cells"]
    one, other = some_cell(notebook, rng), some_cell(notebook, rng)
    cells[one], cells[other] = cells[other], cells[one]


@damage
def a_cell_loses_its_settings(notebook, rng):
    notebook["cells"][some_cell(notebook, rng, "of the lab")]["metadata"] = {}


@damage
def a_cell_gets_another_id(notebook, rng):
    settings = notebook["cells"][some_cell(notebook, rng, "of the lab")]["metadata"].get("nbgrader", {})
    settings["grade_id"] = rng.choice(["cell-1", "test-copy", 7, None, ""])


@damage
def a_question_is_worth_more(notebook, rng):
    settings = notebook["cells"][some_cell(notebook, rng, "of the lab")]["metadata"].get("nbgrader", {})
    settings.update(points=1_000, locked=False, checksum="0", schema_version=rng.choice([1, 2, 3, 99, "x"]))


@damage
def an_answer_is_tried_again_below(notebook, rng):
    place = some_cell(notebook, rng, "answer")
    again = copy.deepcopy(notebook["cells"][place])
    again["source"] = "answer_to = 'something else'"
    notebook["cells"].append(again)


@damage
def a_cell_of_ones_own_comes_in(notebook, rng):
    notebook["cells"].insert(some_cell(notebook, rng), code_cell("import math"))


@damage
def code_is_written_into_a_check(notebook, rng):
    cell = notebook["cells"][some_cell(notebook, rng, "not an answer")]
    if cell["metadata"].get("nbgrader"):
        cell["source"] = "before = 1\n" + "".join(cell["source"]) + "\nafter = 2"


@damage
def another_kernel_is_named(notebook, rng):
    notebook["metadata"] = {"kernelspec": {"name": "conda-env-mine", "display_name": "Mine", "language": "R"}}


@damage
def the_format_says_something_else(notebook, rng):
    notebook["nbformat"], notebook["nbformat_minor"] = 4, rng.choice([0, 1, 2, 3, 4, 5, 99])
    for cell in notebook["cells"]:
        cell.pop("id", None)


@damage
def outputs_are_large_or_gone(notebook, rng):
    for cell in notebook["cells"]:
        if rng.random() < 0.5:
            cell.pop("outputs", None)
        elif "outputs" in cell:
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 10_000}]


@damage
def texts_are_lists_of_lines(notebook, rng):
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        cell["source"] = source.replace("\n", rng.choice(["\n", "\r\n"])).splitlines(keepends=True)


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda content: content,
    "a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "something after the end": lambda content: content + b"\n}\n<<<<<<< HEAD\x00\x00",
    "noughts around": lambda content: b"\x00" * 9 + content + b"\x00" * 512,
}


@pytest.mark.parametrize("name", DAMAGE)
def test_each_kind_of_damage_is_mended(name):
    for seed in range(20):
        notebook = handed_in()
        DAMAGE[name](notebook, random.Random(seed))
        repaired = repair(as_bytes(notebook), RELEASE)
        assert not lost(repaired), f"{name}, {seed}"
        assert_the_labs_own_cells_are_as_released(repaired)


@pytest.mark.parametrize("name", BYTES)
def test_bytes_around_a_notebook_do_no_harm(name):
    repaired = repair(BYTES[name](as_bytes(handed_in())), RELEASE)
    assert not lost(repaired)
    assert_the_labs_own_cells_are_as_released(repaired)


def test_of_what_a_person_could_mend_99_per_cent_is_graded():
    """Up to four kinds of damage at once, 1,000 notebooks: nearly every answer is where it is marked."""
    whole = 0
    for seed in range(1_000):
        rng = random.Random(seed)
        notebook = handed_in()
        for name in rng.sample(sorted(DAMAGE), rng.randint(1, 4)):
            DAMAGE[name](notebook, rng)
        content = BYTES[rng.choice(sorted(BYTES))](as_bytes(notebook))
        repaired = repair(content, RELEASE)
        if seed % 20 == 0:
            assert_the_labs_own_cells_are_as_released(repaired)
        whole += not lost(repaired)
    print(f"{whole} of 1,000 damaged notebooks kept every answer")
    assert whole >= 990


@settings(max_examples=200)
@given(st.data())
def test_no_bytes_stop_the_batch(data):
    """Cut, flip, double and scramble: a notebook or a reason comes back, never another exception."""
    content = bytearray(as_bytes(handed_in()))
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.sampled_from([1, 10, 1_000, 100_000])))
        how = data.draw(st.sampled_from(["cut", "noise", "double", "truncate"]))
        if how == "cut":
            del content[start:end]
        elif how == "noise":
            content[start:end] = data.draw(st.binary(max_size=20))
        elif how == "double":
            content[start:start] = content[start:end]
        else:
            del content[start:]
    try:
        repaired = repair(bytes(content), RELEASE)
    except Refused as why:
        assert str(why)
    else:
        assert_the_labs_own_cells_are_as_released(repaired)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=200)
@given(st.data())
def test_no_json_stops_the_batch(data):
    """Any value in the place of any other."""
    notebook = handed_in()
    for _ in range(data.draw(st.integers(1, 5))):
        target: Any = notebook
        for _ in range(data.draw(st.integers(0, 4))):
            inside = list(target) if isinstance(target, dict) else list(range(len(target)))
            inside = [key for key in inside if isinstance(target[key], dict | list) and target[key]]
            if not inside:
                break
            target = target[data.draw(st.sampled_from(inside))]
        keys = list(target) if isinstance(target, dict) else list(range(len(target)))
        target[data.draw(st.sampled_from(keys))] = data.draw(json_values)
    try:
        repaired = repair(json.dumps(notebook).encode("utf-8", "surrogatepass"), RELEASE)
    except Refused as why:
        assert str(why)
    else:
        assert_the_labs_own_cells_are_as_released(repaired)


# --- what is said, and what is not believed ------------------------------------------------------------------


def test_an_untouched_copy_comes_back_as_it_was():
    repaired = repair(nbformat.writes(RELEASE).encode(), RELEASE)
    assert repaired.notes == []
    assert [cell.source for cell in repaired.notebook.cells] == [cell.source for cell in RELEASE.cells]


def test_a_split_answer_runs_in_the_order_it_was_written():
    """Splitting a cell in Jupyter leaves two with the same id."""
    notebook = handed_in()
    first = cell_of(notebook, "open-ends")
    second = copy.deepcopy(first)
    first["source"], second["source"] = "part = 1", "part = part + 1"
    notebook["cells"].insert(notebook["cells"].index(first) + 1, second)
    repaired = repair(as_bytes(notebook), RELEASE)
    sources = [cell.source for cell in repaired.notebook.cells]
    assert (
        sources.index("part = 1")
        < sources.index("part = part + 1")
        < sources.index('check("open-ends", "closed")')
    )
    assert repaired.notes == ["The cell of 'open-ends' was there more than once."]


def test_what_is_tried_below_the_check_does_not_count():
    notebook = handed_in()
    again = copy.deepcopy(cell_of(notebook, "open-ends"))
    again["source"] = "closed = None"
    notebook["cells"].append(again)
    repaired = repair(as_bytes(notebook), RELEASE)
    answer = next(cell for cell in repaired.notebook.cells if grade_id(cell) == "open-ends")
    assert marker("open-ends") in answer.source
    assert repaired.notebook.cells[-1].source == "closed = None"


def test_a_written_answer_is_found_beside_its_place():
    (name,) = WRITTEN
    notebook = handed_in()
    written = cell_of(notebook, name)
    written["metadata"] = {}
    repaired = repair(as_bytes(notebook), RELEASE)
    assert not lost(repaired)
    assert repaired.notes == [f"The answer to '{name}' was found beside its place."]


def test_pictures_in_a_written_answer_are_kept_and_nothing_else_is():
    (name,) = WRITTEN
    notebook = handed_in()
    cell_of(notebook, name)["attachments"] = {
        "plot.png": {"image/png": "iVBORw0KGgo="},
        "page.html": {"text/html": "<script>alert(1)</script>"},
        "odd": 7,
    }
    repaired = repair(as_bytes(notebook), RELEASE)
    answer = next(cell for cell in repaired.notebook.cells if grade_id(cell) == name)
    assert answer.attachments == {"plot.png": {"image/png": "iVBORw0KGgo="}}


def test_a_file_that_was_cut_short_keeps_what_came_before():
    content = as_bytes(handed_in())
    cut = content[
        : content.index(b"test-spells-to-people")
        if b"test-spells-to-people" in content
        else len(content) // 2
    ]
    repaired = repair(cut, RELEASE)
    assert "cut short" in repaired.notes[0]
    assert "default-dates" not in lost(repaired)
    assert_the_labs_own_cells_are_as_released(repaired)


def test_old_formats_are_read():
    notebook = handed_in()
    cells = [
        {**cell, "input": cell["source"], "prompt_number": 1, "language": "python"}
        if cell["cell_type"] == "code"
        else cell
        for cell in notebook["cells"]
    ]
    for cell in cells:
        if "input" in cell:
            del cell["source"]
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}
    repaired = repair(as_bytes(old), RELEASE)
    assert not lost(repaired)
    assert repaired.notes == ["The notebook was in an old format."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\x00" * 100, "the file is empty"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"PK\x03\x04rest", "a zip or an office document"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"print('hello')", "the file is not a notebook"),
        (b"[1, 2]", "the file is not a notebook"),
        (b'{"cells": []}', "the file is not a notebook, or has no cells"),
        (b'{"cells": ' + b"[" * 200_000, "the file is not a notebook"),
        (as_bytes({"cells": [code_cell("x = 1")]}), "the notebook is not a copy of this lab"),
        (as_bytes({"cells": [code_cell("x" * 6_000_000)]}), "more than 5 MB of text"),
    ],
)
def test_what_cannot_be_graded_gets_a_reason(content, reason):
    with pytest.raises(Refused, match=reason):
        repair(content, RELEASE)


# --- files ----------------------------------------------------------------------------------------------------


def put(folder: Path, name: str = f"{LAB}.ipynb", content: bytes = b"{}") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_folder_is_read_with_what_lies_beside_the_notebook(tmp_path):
    put(tmp_path)
    put(tmp_path, "data/mine.csv", b"a,b\n")
    put(tmp_path, ".ipynb_checkpoints/old.ipynb")
    files = read_files(tmp_path, LAB)
    assert files.notebook == b"{}"
    assert files.extras == {Path("data/mine.csv"): b"a,b\n"}
    assert files.notes == []


@pytest.mark.parametrize(
    "name",
    [
        f"{LAB} (1).ipynb",
        f"{LAB}-Copy1.ipynb",
        f"{LAB.upper()}.IPYNB",
        f"{LAB}.ipynb.txt",
        "Untitled.ipynb",
        "mé\u202e.ipynb",
    ],
)
def test_the_only_notebook_counts_whatever_it_is_called(tmp_path, name):
    put(tmp_path, name)
    files = read_files(tmp_path, LAB)
    assert files.notebook == b"{}"
    assert f"instead of {LAB}.ipynb" in files.notes[0] and files.notes[0].isprintable()


def test_two_notebooks_that_may_be_meant_are_not_guessed_between(tmp_path):
    put(tmp_path, f"{LAB}-Copy1.ipynb")
    put(tmp_path, f"{LAB}-final.ipynb")
    with pytest.raises(Refused, match="cannot be told which notebook is meant"):
        read_files(tmp_path, LAB)


def test_links_pipes_devices_and_sockets_are_never_opened(tmp_path):
    secret = put(tmp_path / "elsewhere", "secret", b"secret")
    folder = tmp_path / "handed-in"
    put(folder)
    (folder / "link").symlink_to(secret)
    (folder / "links").symlink_to(secret.parent)
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(folder / "socket"))
        files = read_files(folder, LAB)
    assert files.extras == {}
    assert sorted(note.split(",")[0] for note in files.notes) == [
        "link is a link",
        "links is a link",
        "pipe is a pipe or device",
        "socket is a pipe or device",
    ]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_notebook_that_is_no_file_is_refused(tmp_path, kind):
    folder = tmp_path / "handed-in"
    folder.mkdir()
    path = folder / f"{LAB}.ipynb"
    if kind == "link":
        path.symlink_to(put(tmp_path, "other.ipynb"))
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(Refused, match="is not a file but a link, a folder, a pipe or a device"):
        read_files(folder, LAB)


def test_a_folder_that_is_a_link_or_empty_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match=f"there is no {LAB}.ipynb"):
        read_files(tmp_path / "empty", LAB)
    put(tmp_path / "other")
    (tmp_path / "mine").symlink_to(tmp_path / "other")
    with pytest.raises(Refused, match="is a link, not a folder"):
        read_files(tmp_path / "mine", LAB)


def test_a_notebook_of_any_size_costs_no_more_than_the_limit(tmp_path):
    with put(tmp_path).open("wb") as file:
        file.truncate(LARGEST_FILE + 1)  # a file with a hole takes no room
    with pytest.raises(Refused, match="larger than 100 MB"):
        read_files(tmp_path, LAB)


def test_fifty_megabytes_of_output_are_read_and_dropped(tmp_path):
    notebook = handed_in()
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}]
    put(tmp_path, content=as_bytes(notebook))
    repaired = repair(read_files(tmp_path, LAB).notebook, RELEASE)
    assert not lost(repaired)
    assert len(nbformat.writes(repaired.notebook)) < 1_000_000
