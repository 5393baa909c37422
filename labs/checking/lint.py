"""What a test cell may say: one call that names the question and its declared answers, and nothing else.

So a cell can be judged outside the notebook that it stands in, from the answers' values alone.
"""

from __future__ import annotations

import ast

from labs.checking import contract


def test_cell_problems(source: str, lab: contract.Lab) -> list[str]:
    """What is wrong with a test cell, in words for its author; an empty list if nothing."""
    try:
        body = ast.parse(source).body
    except SyntaxError as error:
        return [f"not Python: {error.msg}"]
    if len(body) != 1 or not isinstance(body[0], ast.Expr) or not isinstance(body[0].value, ast.Call):
        return ["a test cell is one call and nothing else"]
    call = body[0].value
    if not (isinstance(call.func, ast.Name) and call.func.id == "check"):
        return ["a test cell calls check(...)"]
    if call.keywords or not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in call.args):
        return ["check(...) takes the question's id and its answers' names, each as plain text"]
    question_id, *names = [
        str(argument.value) for argument in call.args if isinstance(argument, ast.Constant)
    ] or [""]
    try:
        question = lab.question(question_id)
    except contract.ContractError as error:
        return [str(error)]
    if names != list(question.answers):
        return [f"{question_id}: names {names}, but the question declares {list(question.answers)}"]
    return []


def question_of_test_cell(source: str) -> str:
    """The question that a (lint-clean) test cell names."""
    call = ast.parse(source).body[0].value  # type: ignore[attr-defined]
    return str(call.args[0].value)
