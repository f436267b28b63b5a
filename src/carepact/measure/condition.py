"""Read a condition such as `age >= 15 and sex == "women"`: parsed, never run as code."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable
from typing import Any

import polars as pl

from carepact.core import voice
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.data.timeuse.diaries import list_some
from carepact.measure.condition_kinds import check_depth, check_kinds
from carepact.measure.limits import shipped_limits

COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], pl.Expr]] = {
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
    ast.Lt: lambda left, right: left < right,
    ast.LtE: lambda left, right: left <= right,
    ast.Gt: lambda left, right: left > right,
    ast.GtE: lambda left, right: left >= right,
}


def parse_condition(text: str, respondents: pl.DataFrame) -> pl.Series:
    """Decide for each respondent whether a condition holds.

    Parameters
    ----------
    text : str
        Comparisons of columns with numbers, quoted words or lists (`in`), joined by
        `and`, `or`, `not` and parentheses.
    respondents : pl.DataFrame
        The columns that may be named.

    Returns
    -------
    pl.Series of bool, shape (n,)
        True inside the domain; a missing value is outside.

    Raises
    ------
    ParameterError
        If the text is not such a condition, names an unknown column (the nearest is
        offered) or compares a column with a value of another kind.
    """
    longest = shipped_limits().longest_condition.value
    if len(text) > longest:
        message = _(
            "{given}: is longer than {longest} characters. Shorten it.",
            longest=longest,
            given=voice.given("where", text[:40] + " ..."),
        )
        raise ParameterError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of a condition helps nobody
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        message = _(
            '{given}: is not a condition. Write for example age >= 15 and sex == "women".',
            given=voice.given("where", text),
        )
        raise ParameterError(message) from error
    check_depth(tree.body, text)
    expression = _translate(tree.body, text, respondents)
    try:
        result = respondents.select(expression.alias("inside"))["inside"]
    except (
        pl.exceptions.ComputeError,
        pl.exceptions.InvalidOperationError,
        pl.exceptions.SchemaError,
    ) as error:
        message = _(
            "{given}: compares a column with a value of another kind. Quote words, and "
            "leave numbers unquoted.",
            given=voice.given("where", text),
        )
        raise ParameterError(message) from error
    return result.fill_null(value=False)


def _translate(node: ast.expr, text: str, respondents: pl.DataFrame) -> pl.Expr:
    """Turn one piece of the parsed condition into a column expression."""
    if isinstance(node, ast.BoolOp):
        parts = [_translate(value, text, respondents) for value in node.values]
        return (
            pl.all_horizontal(parts) if isinstance(node.op, ast.And) else pl.any_horizontal(parts)
        )
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return ~_translate(node.operand, text, respondents)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _compare(node, text, respondents)
    if isinstance(node, ast.Compare):
        pairs = zip([node.left, *node.comparators[:-1]], node.ops, node.comparators, strict=True)
        return pl.all_horizontal(
            [_compare(ast.Compare(a, [op], [b]), text, respondents) for a, op, b in pairs]
        )
    if isinstance(node, ast.Name):
        column = _column(node.id, text, respondents)
        if respondents[node.id].dtype != pl.Boolean:
            raise ParameterError(
                _(
                    "{given}: '{name}' does not say yes or no. Compare it with a value.",
                    name=node.id,
                    given=voice.given("where", text),
                )
            )
        return column
    raise _not_allowed(node, text)


def _compare(node: ast.Compare, text: str, respondents: pl.DataFrame) -> pl.Expr:
    """Turn one comparison into an expression."""
    operator = node.ops[0]
    left = _operand(node.left, text, respondents)
    if isinstance(operator, (ast.In, ast.NotIn)):
        elements = _elements(node.comparators[0])
        if isinstance(node.left, ast.Name):
            for word in elements:
                _check_word(node.left.id, word, text, respondents)
        values = [_value(element, text) for element in elements]
        check_kinds((node.left, *elements), text, respondents)
        if any(isinstance(value, float) for value in values):
            left, values = left.cast(pl.Float64), [float(value) for value in values]
        inside = left.is_in(values)
        return inside if isinstance(operator, ast.In) else ~inside
    if type(operator) not in COMPARISONS:
        raise _not_allowed(node, text)
    right = node.comparators[0]
    if isinstance(operator, (ast.Eq, ast.NotEq)) and isinstance(node.left, ast.Name):
        _check_word(node.left.id, right, text, respondents)
    elif isinstance(operator, (ast.Eq, ast.NotEq)) and isinstance(right, ast.Name):
        _check_word(right.id, node.left, text, respondents)
    other = _operand(right, text, respondents)
    check_kinds((node.left, right), text, respondents)
    return COMPARISONS[type(operator)](left, other)


def _check_word(column: str, node: ast.expr, text: str, respondents: pl.DataFrame) -> None:
    """Refuse a word that a column never holds, offering the nearest."""
    words = respondents[column]
    if words.dtype != pl.String or not isinstance(node, ast.Constant):
        return
    known = sorted(words.drop_nulls().unique().to_list())
    if node.value not in known:
        raise ParameterError(
            _(
                "{given}: {column} is never '{word}'.",
                column=column,
                word=node.value,
                given=voice.given("where", text),
            )
            + nearest(str(node.value), known)
            + " "
            + _("It holds: {listed}.", listed=list_some(known))
        )


def _operand(node: ast.expr, text: str, respondents: pl.DataFrame) -> pl.Expr:
    """Turn a column name or a plain value into an expression."""
    if isinstance(node, ast.Name):
        return _column(node.id, text, respondents)
    return pl.lit(_value(node, text))


def _column(name: str, text: str, respondents: pl.DataFrame) -> pl.Expr:
    """Name a column that is there, or offer the nearest."""
    if name not in respondents.columns:
        raise ParameterError(
            _("{given}: there is no column '{name}'.", name=name, given=voice.given("where", text))
            + nearest(name, respondents.columns)
            + " "
            + _("Quote words that are values.")
        )
    return pl.col(name)


def _elements(node: ast.expr) -> list[ast.expr]:
    """Return the elements of a list, or the one value."""
    return node.elts if isinstance(node, (ast.List, ast.Tuple, ast.Set)) else [node]


def _value(node: ast.expr, text: str) -> float | str | bool:
    """Read a number, a quoted word, true or false."""
    negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    inner = node.operand if isinstance(node, ast.UnaryOp) and negative else node
    if isinstance(inner, ast.Constant) and isinstance(inner.value, (int, float, str)):
        return -inner.value if negative and not isinstance(inner.value, str) else inner.value
    raise _not_allowed(node, text)


def _not_allowed(node: ast.AST, text: str) -> ParameterError:
    """Word the refusal of anything but comparisons."""
    return ParameterError(
        _(
            "{given}: '{piece}' is not allowed. Compare columns with numbers or quoted "
            "words, and join comparisons by and, or, not.",
            piece=ast.unparse(node),
            given=voice.given("where", text),
        )
    )
