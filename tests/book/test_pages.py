"""The built book, read as files: are its pages there, run, linked and described?"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jupytext
import pytest

CHAPTERS = Path(__file__).parents[2] / "chapters"
LONGEST_CELL = 15

pytestmark = pytest.mark.book


def code_cells(page):
    notebook = jupytext.read(CHAPTERS / f"{page}.md", fmt="md:myst")
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_page_is_there_and_not_empty(book, page):
    html = (book / f"{page}.html").read_text(encoding="utf-8")
    assert len(re.sub(r"<[^>]+>", "", html)) > 500


def test_every_code_cell_was_run(book, page):
    html = (book / f"{page}.html").read_text(encoding="utf-8")
    shown = [cell for cell in code_cells(page) if "remove-cell" not in cell.metadata.get("tags", [])]
    assert len(re.findall(r'<div class="cell[ "]', html)) == len(shown)
    if shown:
        assert 'class="cell_output' in html


def test_what_a_cell_prints_is_one_box(book, page):
    """A kernel may send prints in pieces, which differ from run to run."""
    html = (book / f"{page}.html").read_text(encoding="utf-8")
    assert not re.search(r'</pre></div>\s*</div>\s*<div class="output stream', html)


def test_cells_are_short(page):
    """House rule: one idea a cell."""
    too_long = [cell.source for cell in code_cells(page) if len(cell.source.splitlines()) > LONGEST_CELL]
    assert not too_long


def test_every_picture_says_what_it_shows(book, read_page, page):
    """Alternative text that states the finding, not a file name or a word."""
    pictures = [attributes for tag, attributes in read_page(book / f"{page}.html").article if tag == "img"]
    for picture in pictures:
        assert len(picture.get("alt", "").split()) >= 5, picture
        assert not picture["alt"].endswith((".png", ".svg")), picture


def test_internal_links_resolve(book, read_page, page):
    source = book / f"{page}.html"
    broken = []
    for tag, attributes in read_page(source).tags:
        link = urlsplit(attributes.get("href") or attributes.get("src") or "")
        if tag not in {"a", "img", "link", "script"} or link.scheme or link.netloc:
            continue
        target = (source.parent / unquote(link.path)).resolve() if link.path else source
        names_a_place = link.fragment and target.suffix == ".html"
        if not target.is_file() or (names_a_place and link.fragment not in read_page(target).ids):
            broken.append(link.geturl())
    assert not broken


def test_nothing_is_fetched_from_elsewhere(book, read_page, page):
    """Links may lead away; what a page needs to show itself comes with it."""
    fetched = [
        attributes.get("src") or attributes.get("href", "")
        for tag, attributes in read_page(book / f"{page}.html").tags
        if tag in {"script", "img", "iframe", "source"}
        or (tag == "link" and attributes.get("rel") != "canonical")
    ]
    assert not [address for address in fetched if urlsplit(address).netloc]


def test_every_page_says_that_the_data_are_synthetic(book):
    for path in book.glob("*.html"):
        assert "Synthetic data: they say nothing about England." in path.read_text(encoding="utf-8"), (
            path.name
        )
