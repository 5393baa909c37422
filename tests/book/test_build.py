"""How the book is built: the example of CONTRIBUTING works, and kept outputs do not outlive what they rest on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
TOC = """format: jb-book
root: example
chapters:
  - file: glossary
  - file: references
"""

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def small_book(tmp_path_factory, small_population):
    """A copy of the book that has the example of CONTRIBUTING as its one chapter, and how to build it."""
    repository = tmp_path_factory.mktemp("book")
    shutil.copytree(
        REPOSITORY / "chapters", repository / "chapters", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(REPOSITORY / "_config.yml", repository)
    shutil.copytree(small_population, repository / "data")
    (repository / "_toc.yml").write_text(TOC, encoding="utf-8")
    (repository / "synthetic_data").mkdir()
    contributing = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"^`{5}markdown\n(.*?)^`{5}$", contributing, flags=re.DOTALL | re.MULTILINE)[1]
    (repository / "chapters" / "example.md").write_text(example, encoding="utf-8")

    def build() -> tuple[str, str]:
        run = subprocess.run(
            [sys.executable, "-m", "sphinx", "-W", "chapters", "_build/html"],
            cwd=repository,
            env=os.environ | {"LEO_DATA": str(repository / "data")},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout, (repository / "_build" / "html" / "example.html").read_text(encoding="utf-8")

    return repository, build


def test_the_example_chapter_works_and_outputs_are_kept_until_their_ground_changes(small_book):
    repository, build = small_book
    ran = "Executed notebook"

    said, page = build()
    assert ran in said
    assert "which has three times as many as any other" in page
    assert page.count('class="self-check-option') == 2
    assert "solution dropdown" in page

    with (repository / "chapters" / "example.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\nMore words.\n")
    said, page = build()
    assert ran not in said
    assert "More words." in page

    with (repository / "data" / "manifest.json").open("a", encoding="utf-8") as manifest:
        manifest.write("\n")
    assert ran in build()[0]

    (repository / "synthetic_data" / "store.py").write_text("", encoding="utf-8")
    assert ran in build()[0]
    assert ran not in build()[0]
    assert len(list((repository / "_build" / "executed").iterdir())) == 1, "outputs of earlier data are gone"
