"""The verdict on a question, in the form in which nbgrader scores a cell's output."""

from __future__ import annotations

import html
import re
from dataclasses import asdict, dataclass
from typing import Any

MIME = "application/vnd.learning-leo.verdict+json"


@dataclass(frozen=True)
class Verdict:
    """``score`` out of ``max`` points for ``question``, and why.

    As a cell's last value its plain text is the score, which stock nbgrader reads as partial credit; the HTML
    that people see says it in words; the JSON form travels with the notebook for later tools.
    """

    question: str
    score: float
    max: float
    message: str
    book: str = ""

    def __repr__(self) -> str:
        # nbgrader refuses a score above the maximum, so no rounding upwards
        return repr(self.score).removesuffix(".0")

    @property
    def right(self) -> bool:
        return self.score == self.max

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {"text/plain": repr(self), "text/html": self._html(), MIME: self.as_dict()}

    def _html(self) -> str:
        # Words and a sign say the result; the colour of the bar only repeats it.
        sign, colour, word = ("✓", "#2e7d32", "Right") if self.right else ("✗", "#b3261e", "Not yet")
        if 0 < self.score < self.max:
            sign, colour, word = "◐", "#8a5a00", "Partly right"
        lines = "".join(f"<li>{_with_code(line)}</li>" for line in self.message.splitlines() if line)
        book = "" if self.right or not self.book else f"<p>In the book: {html.escape(self.book)}</p>"
        return (
            f'<div role="status" style="border-left:4px solid {colour};padding:.4em .8em;margin:.4em 0">'
            f"<strong>{sign} {word}: {self.score:g} of {self.max:g} points</strong> "
            f"(<code>{html.escape(self.question)}</code>)"
            f'<ul style="margin:.3em 0 0">{lines}</ul>{book}</div>'
        )


def _with_code(line: str) -> str:
    """Escaped text, with `names` set as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(line))
