"""A cell that stops with an error leaves no earlier answer behind, in a real IPython."""

from __future__ import annotations

import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell

from labs.checking.stale import StaleAnswers


@pytest.fixture
def shell():
    shell = InteractiveShell.instance()
    yield shell
    InteractiveShell.clear_instance()


def run(shell, *cells):
    for cell in cells:
        shell.run_cell(cell, store_history=False)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("days = 1 / 0", False),
        ("days = given('x'", False),
        ("days = 8\n1 / 0", True),
        ("other = 1 / 0", True),
        ("days = 9", True),
    ],
    ids=["error on the way", "not Python", "set before the error", "another name", "no error"],
)
def test_an_answer_is_forgotten_if_its_cell_fails(shell, cell, kept, capsys):
    StaleAnswers(["days"]).watch()
    run(shell, "days = 7", cell)
    assert ("days" in shell.user_ns) is kept


def test_a_first_cell_that_is_run_again_watches_once(shell):
    for _ in range(3):
        StaleAnswers(["days"]).watch()
    watchers = [w for w in shell.events.callbacks["post_run_cell"] if hasattr(w, "__self__")]
    assert sum(isinstance(w.__self__, StaleAnswers) for w in watchers) == 1


def test_without_ipython_nothing_happens(monkeypatch):
    monkeypatch.delitem(sys.modules, "IPython")
    StaleAnswers(["days"]).watch()
