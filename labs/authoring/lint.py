"""Check that a lab's text and its declarations agree."""

from __future__ import annotations

from labs.authoring.source import TEST_PREFIX, LabSource, grade_id
from labs.checking.contract import Question, Table
from labs.checking.lint import question_of_test_cell, test_cell_problems


def problems(source: LabSource) -> list[str]:
    """Everything in ``lab.md`` that breaks the contract, in words for its author."""
    found: list[str] = []
    graded = [cell for cell in source.notebook.cells if grade_id(cell) is not None]
    ids = [grade_id(cell) for cell in graded]
    found += [f"grade_id {i!r} is used twice" for i in sorted({str(i) for i in ids if ids.count(i) > 1})]
    expected_ids: set[str] = set()
    for question in source.lab.questions:
        expected_ids |= {question.id, TEST_PREFIX + question.id}
    expected_ids |= {written.id for written in source.lab.written}
    found += [f"no cell has the grade_id {i!r}" for i in sorted(expected_ids - set(map(str, ids)))]
    known = expected_ids | {str(i) for i in ids if str(i).startswith("locked-")}
    found += [f"grade_id {i!r} belongs to no question" for i in sorted(set(map(str, ids)) - known)]

    found += [problem for question in source.lab.questions for problem in _unpaid_rows(question)]

    points = {TEST_PREFIX + q.id: q.max for q in source.lab.questions}
    points |= {w.id: w.max for w in source.lab.written}
    for cell in graded:
        identity = str(grade_id(cell))
        metadata = cell.metadata["nbgrader"]
        if identity in points and float(metadata.get("points", -1)) != points[identity]:
            here, declared = metadata.get("points"), points[identity]
            found.append(f"{identity}: {here} points in lab.md, {declared:g} in questions.py")
        if identity.startswith(TEST_PREFIX):
            cell_problems = test_cell_problems(cell.source, source.lab)
            found += [f"{identity}: {problem}" for problem in cell_problems]
            if not cell_problems and TEST_PREFIX + question_of_test_cell(cell.source) != identity:
                found.append(f"{identity}: checks the question {question_of_test_cell(cell.source)!r}")
            if not metadata.get("grade") or metadata.get("solution"):
                found.append(f"{identity}: must be marked grade: true, solution: false")
        elif identity in {q.id for q in source.lab.questions}:
            if metadata.get("grade") or not metadata.get("solution"):
                found.append(f"{identity}: must be marked grade: false, solution: true")
            if "### BEGIN SOLUTION" not in cell.source or "### END SOLUTION" not in cell.source:
                found.append(f"{identity}: its reference must stand between BEGIN and END SOLUTION")
    return found


def _unpaid_rows(question: Question) -> list[str]:
    """Tables that earn all their points by columns: with rows too many they would earn every one."""
    tables = [name for name, kind in question.answers.items() if isinstance(kind, Table)]
    return [
        f"{question.id}: the rows of {name} earn nothing, so it is right with rows too many: "
        f"give points to '{name}.rows'"
        for name in tables
        if not {name, f"{name}.rows"} & set(question.points)
    ]
