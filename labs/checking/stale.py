"""Forget an answer when the cell that should make it anew stops with an error.

In a notebook the earlier value would stay, and a check would judge something that the cell above no longer says.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any


class StaleAnswers:
    """Watches a notebook's cells through IPython's events; where there is no IPython, nothing happens."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._before: dict[str, Any] = {}
        self._shell: Any = None

    def watch(self) -> None:
        """Start watching; a notebook whose first cell is run again is watched once."""
        ipython = sys.modules.get("IPython")  # loaded already wherever a notebook runs
        self._shell = ipython.get_ipython() if ipython else None
        if self._shell is None:
            return
        for event, watcher in (("pre_run_cell", self.remember), ("post_run_cell", self.forget)):
            for earlier in list(self._shell.events.callbacks[event]):
                if isinstance(getattr(earlier, "__self__", None), StaleAnswers):
                    self._shell.events.unregister(event, earlier)
            self._shell.events.register(event, watcher)

    def remember(self, info: Any) -> None:
        """Before a cell: what each answer is."""
        self._before = {
            name: self._shell.user_ns[name] for name in self._names if name in self._shell.user_ns
        }

    def forget(self, result: Any) -> None:
        """After a cell that failed: remove the answers that it names but did not set."""
        if result.success:
            return
        named = set(re.findall(r"\w+", result.info.raw_cell or ""))
        for name, value in self._before.items():
            if name in named and self._shell.user_ns.get(name) is value:
                del self._shell.user_ns[name]
