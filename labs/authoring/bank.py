"""A lab's answer bank: right answers in several idioms and wrong ones named after their mistake.

An answer is a short Python file in ``answers/``. Its docstring says what it does. Plain assignments at its
top say what is expected of it, and each ``# %% <question>`` starts the code that replaces that question's
reference; all other questions keep the reference::

    \"\"\"Keeps spells that end on the day they start.\"\"\"
    marks = {"valid-spells": 1}
    message = "..."

    # %% valid-spells
    valid_spells = ...

Without ``marks`` an answer is right, and must earn every point. A wrong one gives the marks each question it
touches must get, and the message (or, by question, the messages) it must trigger. With ``rare = True`` it may
give the right answer on a small population, and is then neither recognised nor marked there. Where the people drawn
decide how many parts of an answer a mistake spoils, ``marks`` is the least it gets and ``at_most`` the most.

A mistake of a line or two is clearer as an edit of the reference: lines that go, lines that come in their
place, as in a diff. What goes must stand in the reference just so, and only once::

    # %% valid-spells, edited
    # - valid_spells = closed[closed["StartDate"] < closed["EndDate"]]
    # + valid_spells = closed[closed["StartDate"] <= closed["EndDate"]]
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labs.authoring.source import LabSource
from labs.checking.contract import ContractError

_CELL = re.compile(r"^# %% *(.*?) *$", re.MULTILINE)
#: Lines that go, and the lines that come in their place, if any.
_CHANGE = re.compile(r"((?:^# -(?: .*)?\n)+)((?:^# \+(?: .*)?\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One file of the bank. ``marks`` is ``None`` for a right answer; ``at_most`` holds only marks that vary."""

    name: str
    title: str
    cells: dict[str, str]
    marks: dict[str, float] | None
    messages: dict[str, str]
    rare: bool = False
    at_most: dict[str, float] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        return self.marks is not None


def read_bank(source: LabSource) -> list[Answer]:
    """Every answer of a lab, right ones first; raises ``ContractError`` on a badly written file."""
    answers = [_read_answer(path, source) for path in sorted((source.folder / "answers").glob("*.py"))]
    return sorted(answers, key=lambda answer: answer.wrong)


def _read_answer(path: Path, source: LabSource) -> Answer:
    def fail(why: str) -> ContractError:
        return ContractError(f"{source.lab.name}/answers/{path.name}: {why}")

    head, *rest = _CELL.split(path.read_text(encoding="utf-8"))
    cells = {}
    for heading, code in zip(rest[::2], rest[1::2], strict=True):
        question_id, _, form = heading.partition(", ")
        if form not in ("", "edited") or question_id not in {q.id for q in source.lab.questions}:
            raise fail(f"'# %% {heading}' is neither a question nor one followed by ', edited'")
        try:
            cells[question_id] = _edited(source.solution(question_id), code) if form else code.strip() + "\n"
        except ValueError as error:
            raise fail(f"{question_id}: {error}") from None
    if not cells:
        raise fail("no '# %% question' cell")
    try:
        tree = ast.parse(head)
        for code in cells.values():
            ast.parse(code)
    except SyntaxError as error:  # else it would count as a mistake that leaves its answer undefined
        raise fail(f"not Python: {error.msg}") from None
    title = ast.get_docstring(tree)
    if not title:
        raise fail("no docstring that says what it does")
    try:
        values: dict[str, Any] = {
            node.targets[0].id: ast.literal_eval(node.value)  # type: ignore[attr-defined]
            for node in tree.body
            if isinstance(node, ast.Assign)
        }
    except ValueError:
        raise fail("marks and message must be plain literals") from None
    marks = values.get("marks")
    at_most = values.get("at_most", {})
    message = values.get("message", {})
    fit = isinstance(marks, dict | None) and isinstance(at_most, dict) and isinstance(message, dict | str)
    if not fit:
        raise fail("marks and at_most are dicts of points by question, and message a text or a dict of texts")
    if marks is not None:
        if not message:
            raise fail("a wrong answer needs a message")
        for question_id, points in marks.items():
            if not 0 <= points < source.lab.question(question_id).max:
                raise fail(f"{points} points for {question_id} is not fewer than its maximum")
    for question_id, points in at_most.items():
        least = (marks or {}).get(question_id)
        if least is None or not least < points < source.lab.question(question_id).max:
            raise fail(f"at most {points} points for {question_id}: not between its marks and its maximum")
    messages = message if isinstance(message, dict) else dict.fromkeys(marks or {}, message)
    return Answer(path.stem, title, cells, marks, messages, rare=bool(values.get("rare")), at_most=at_most)


def _edited(reference: str, changes: str) -> str:
    """The reference with the ``changes``; raises ``ValueError`` if they cannot be read or do not fit just once."""
    code = "".join(f"{line}\n" for line in reference.splitlines() if not line.startswith("### "))
    changes = changes.strip("\n") + "\n"
    unread = _CHANGE.sub("", changes).strip()
    if unread or not changes.strip():
        raise ValueError(
            f"an edit is lines '# - what goes', then lines '# + what comes', not {unread[:60]!r}"
        )
    for gone, come in _CHANGE.findall(changes):
        old, new = (re.sub(r"^# [-+] ?", "", lines, flags=re.MULTILINE) for lines in (gone, come))
        times = f"\n{code}".count(f"\n{old}")
        if times != 1:
            raise ValueError(
                f"what goes stands {times} times in the reference, not once: {old.strip()[:80]!r}"
            )
        code = f"\n{code}".replace(f"\n{old}", f"\n{new}")[1:]
    return code
