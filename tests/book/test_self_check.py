"""The `self-check` directive: what authors write and what readers get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXTENSIONS = Path(__file__).parents[2] / "chapters" / "_ext"

pytestmark = pytest.mark.book

GOOD = """# Page

:::{self-check}
Does a row name an **employer**?

- [ ] Yes

  Spells of several employers were merged.

- [x] No, see `leo_earnings`

  The table says when, not where.
:::
"""


@pytest.fixture
def build(tmp_path):
    """Build one page and return the exit code, what Sphinx said and the page."""

    def build_page(source: str) -> tuple[int, str, str]:
        (tmp_path / "index.md").write_text(source, encoding="utf-8")
        (tmp_path / "conf.py").write_text(
            f"import sys\nsys.path.append({str(EXTENSIONS)!r})\n"
            "extensions = ['myst_parser', 'self_check']\nmyst_enable_extensions = ['colon_fence']\n",
            encoding="utf-8",
        )
        out = tmp_path / "out"
        run = subprocess.run(
            [sys.executable, "-m", "sphinx", "-q", "-W", str(tmp_path), str(out)],
            capture_output=True,
            text=True,
        )
        page = out / "index.html"
        return run.returncode, run.stderr, page.read_text(encoding="utf-8") if page.exists() else ""

    return build_page


def test_options_unfold_to_a_reason(build):
    code, said, page = build(GOOD)
    assert code == 0, said
    assert page.count("<details") == 2
    assert '<details class="self-check-option wrong"><summary>Yes</summary>' in page
    assert "<summary>No, see <code" in page
    assert "<strong>Right.</strong> The table says when" in page
    assert "<strong>Not quite.</strong> Spells of several" in page
    assert "[x]" not in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[x]", "[ ]"), "one that is right"),
        (("- [ ] Yes", "- Yes"), "needs `[x]` or `[ ]`"),
        (("  The table says when, not where.\n", ""), "the reason why"),
        (("Does a row name an **employer**?", ""), "needs a question"),
        (("- [ ] Yes\n\n  Spells of several employers were merged.\n\n", ""), "two options or more"),
    ],
)
def test_a_mistake_of_the_author_stops_the_build(build, change, message):
    code, said, _ = build(GOOD.replace(*change))
    assert code != 0
    assert message in said
