"""What a condition compares: numbers with numbers, words with words, yes or no with yes or no."""

from __future__ import annotations

import ast
from collections.abc import Iterable

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.reading_limits import reading_limits


def check_depth(tree: ast.AST, text: str) -> None:
    """Refuse a condition whose brackets and signs stand deeper than anybody writes them."""
    level, deep = [tree], 0
    while level:
        deep += 1
        if deep > reading_limits().deepest_nesting:
            message = _(
                "{given}: more than {most} brackets, signs or 'not' stand inside one another. "
                "Shorten it.",
                given=voice.given("where", text),
                most=reading_limits().deepest_nesting,
            )
            raise ParameterError(message)
        level = [child for node in level for child in ast.iter_child_nodes(node)]


def check_kinds(nodes: Iterable[ast.expr], text: str, respondents: pl.DataFrame) -> None:
    """Refuse a comparison without a column, or of things of several kinds.

    Parameters
    ----------
    nodes : iterable of ast.expr
        What is compared: names of columns that are there, and plain values.
    text : str
        The condition, for the message.
    respondents : pl.DataFrame
        The columns.
    """
    compared = list(nodes)
    if not any(isinstance(node, ast.Name) for node in compared):
        message = _(
            "{given}: a comparison names no column. Compare a column with a value.",
            given=voice.given("where", text),
        )
        raise ParameterError(message)
    kinds = {_kind_of(node, respondents) for node in compared} - {""}
    if len(kinds) > 1:
        message = _(
            "{given}: compares a column with a value of another kind. Quote words, and "
            "leave numbers unquoted.",
            given=voice.given("where", text),
        )
        raise ParameterError(message)


def _kind_of(node: ast.expr, respondents: pl.DataFrame) -> str:
    """Tell the kind of a column or value; '' where polars alone can tell."""
    if isinstance(node, ast.Name):
        held = respondents.schema[node.id]
        if held.is_numeric():
            return "number"
        return {pl.String: "word", pl.Boolean: "truth"}.get(type(held), "")
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    value = inner.value if isinstance(inner, ast.Constant) else None
    if isinstance(value, bool):
        return "truth"
    return "word" if isinstance(value, str) else "number"
