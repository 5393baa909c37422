"""The built book in a browser: scripts, requests and accessibility, light and dark, wide and narrow."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("browser.mjs")
NODE_FOLDER = REPOSITORY / "_build" / "node"
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome"]
BESIDES_CHAPTERS = ["search.html", "genindex.html"]

pytestmark = pytest.mark.book


class QuietHandler(SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def views(book, not_there):
    """What the browser found, by (page, theme, width in pixels)."""
    node = shutil.which("node")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if node is None or browser is None or not (NODE_FOLDER / "node_modules" / "playwright-core").is_dir():
        not_there(
            "The browser tests were not run: they need Node 18 or later and Chromium "
            "(Debian: apt-get install nodejs npm chromium), then `make test`."
        )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(book)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        pages = [path.name for path in sorted(book.glob("*.html"))]
        base = f"http://127.0.0.1:{server.server_port}/"
        run = subprocess.run(
            [node, str(RUNNER), str(NODE_FOLDER), browser, base, *pages],
            capture_output=True,
            text=True,
            timeout=600,
        )
    finally:
        server.shutdown()
        server.server_close()
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    return {(view["page"], view["theme"], view["width"]): view for view in found}


@pytest.fixture(
    params=[("light", 1280), ("dark", 1280), ("light", 390)], ids=lambda view: "{}-{}".format(*view)
)
def view(request, views, page):
    return views[(f"{page}.html", *request.param)]


def test_page_works_and_is_accessible(view):
    assert view["theme_shown"] == view["theme"]
    assert view["errors"] == []
    assert view["outside"] == []
    assert view["violations"] == []
    assert view["overflow"] == 0, "the page scrolls sideways"
    assert view["unopened_by_key"] == [], "folded parts that the keyboard does not open"


def test_search_and_index_work_and_are_accessible(views):
    for page in BESIDES_CHAPTERS:
        for theme in ("light", "dark"):
            view = views[page, theme, 1280]
            assert (view["errors"], view["outside"], view["violations"]) == ([], [], [])
