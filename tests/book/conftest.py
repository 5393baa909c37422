"""What the tests of the built book share."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import NoReturn

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """A page as a list of its start tags, each with whether it stands in the article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.article: list[tuple[str, dict[str, str]]] = []
        self._in_article = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = (tag, {name: value or "" for name, value in attrs})
        self._in_article = self._in_article or tag == "article"
        self.tags.append(found)
        if self._in_article:
            self.article.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._in_article = False

    @property
    def ids(self) -> set[str]:
        return {attributes[key] for _, attributes in self.tags for key in ("id", "name") if key in attributes}


def toc_pages() -> list[str]:
    """Names of the pages that _toc.yml promises."""
    toc = yaml.safe_load((REPOSITORY / "_toc.yml").read_text(encoding="utf-8"))
    return [toc["root"], *(chapter["file"] for part in toc["parts"] for chapter in part["chapters"])]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", toc_pages())


@pytest.fixture(scope="session")
def book(not_there: Callable[[str], NoReturn]) -> Path:
    """Folder of the built book."""
    folder = REPOSITORY / "_build" / "html"
    if not (folder / "index.html").exists():
        not_there("The book is not built, so its pages were not tested: run `make book`.")
    return folder


@pytest.fixture(scope="session")
def read_page(book: Path) -> Callable[[Path], Page]:
    """Read a page once."""
    pages: dict[Path, Page] = {}

    def read(path: Path) -> Page:
        if path not in pages:
            pages[path] = Page(path.read_text(encoding="utf-8"))
        return pages[path]

    return read
