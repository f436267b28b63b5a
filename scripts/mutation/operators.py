"""The small faults that a formula can have: one edit of the text for each.

A fault is found in the syntax tree and written into the text alone where it stands, so that
comments and layout stay. The same text gives the same faults with the same names, always.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
BOUNDS = {
    "minimum": "maximum",
    "maximum": "minimum",
    "fmin": "fmax",
    "fmax": "fmin",
    "min": "max",
    "max": "min",
}
FOLDS = {"all", "any", "max", "mean", "min", "sum"}


class Edit(NamedTuple):
    """A planted fault: what stands in the text from one place to another, and what then would."""

    name: str
    line: int
    old: str
    new: str
    text: str
    """The whole text with the fault in it."""


def plant_faults(text: str) -> list[Edit]:
    """Plant every fault that the operators know, one at a time, in the order of the text."""
    tree = ast.parse(text)
    starts = _starts_of_lines(text)
    data = text.encode()
    found: list[Edit] = []
    counted: Counter[str] = Counter()
    seen = {text}
    for function, node in _walk_formulas(tree):
        for operator, changed in _vary(node):
            begin = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            new = f"({ast.unparse(changed)})"
            whole = (data[:begin] + new.encode() + data[end:]).decode()
            counted[f"{function}.{operator}"] += 1
            name = f"{function}.{operator}.{counted[f'{function}.{operator}']}"
            if whole not in seen:
                seen.add(whole)
                found.append(Edit(name, node.lineno, data[begin:end].decode(), new, whole))
    return found


def _starts_of_lines(text: str) -> list[int]:
    """List where each line begins. [bytes]"""
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _walk_formulas(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Walk through the expressions that reckon, each with its function; no type, no sentence."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        function, node = waiting.pop()
        inside = function
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = f"{function}.{node.name}".lstrip(".")
        elif isinstance(node, ast.expr):
            yield function or "module", node
        waiting += [(inside, one) for one in reversed(_children_of(node))]


def _children_of(node: ast.AST) -> list[ast.AST]:
    """List what stands below a node and reckons."""
    if isinstance(node, ast.JoinedStr | ast.Raise):
        return []
    left_out = {"annotation", "returns", "decorator_list", "type_params"}
    return [
        child
        for name, value in ast.iter_fields(node)
        if name not in left_out
        for child in (value if isinstance(value, list) else [value])
        if isinstance(child, ast.AST)
    ]


def _vary(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """Vary one expression: each fault with the word for its kind."""
    varied: list[tuple[str, Callable[[ast.expr], Iterator[ast.expr]]]] = [
        ("arithmetic", _swap_arithmetic),
        ("factor", _drop_factor),
        ("comparison", _swap_comparison),
        ("bound", _swap_bound),
        ("clip", _take_clip_away),
        ("fold", _fold_whole),
        ("axis", _shift_axis),
        ("index", _shift_index),
        ("logic", _swap_logic),
        ("sign", _take_sign_away),
        ("constant", _shift_constant),
    ]
    for word, vary in varied:
        yield from ((word, one) for one in vary(node))


def _swap_arithmetic(node: ast.expr) -> Iterator[ast.expr]:
    """Put minus for plus, a division for a product, and so on; texts that are joined stay."""
    if isinstance(node, ast.BinOp) and not _holds_text(node):
        other = ARITHMETIC.get(type(node.op))
        if other is not None:
            yield ast.BinOp(node.left, other(), node.right)


def _holds_text(node: ast.BinOp) -> bool:
    """Tell whether a sum joins texts or lists."""
    texts = (ast.JoinedStr, ast.List, ast.Tuple)
    return any(
        isinstance(side, texts) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _drop_factor(node: ast.expr) -> Iterator[ast.expr]:
    """Leave out a factor `1 + x` or `1 - x`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
        if _is_one_and(node.right):
            yield node.left
        if _is_one_and(node.left) and isinstance(node.op, ast.Mult):
            yield node.right


def _is_one_and(node: ast.expr) -> bool:
    """Tell whether an expression is `1 + x` or `1 - x`."""
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add | ast.Sub)
        and isinstance(node.left, ast.Constant)
        and node.left.value == 1
    )


def _swap_comparison(node: ast.expr) -> Iterator[ast.expr]:
    """Put the limit itself in, or out."""
    if not isinstance(node, ast.Compare):
        return
    for place, operator in enumerate(node.ops):
        if other := COMPARISONS.get(type(operator)):
            changed = copy.deepcopy(node)
            changed.ops[place] = other()
            yield changed


def _swap_bound(node: ast.expr) -> Iterator[ast.expr]:
    """Take the larger for the smaller."""
    if not isinstance(node, ast.Call):
        return
    changed = copy.deepcopy(node)
    called = changed.func
    if isinstance(called, ast.Name) and called.id in BOUNDS:
        called.id = BOUNDS[called.id]
        yield changed
    elif isinstance(called, ast.Attribute) and called.attr in BOUNDS:
        called.attr = BOUNDS[called.attr]
        yield changed


def _take_clip_away(node: ast.expr) -> Iterator[ast.expr]:
    """Let a value pass its limits."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    if node.func.attr == "clip":
        module = isinstance(node.func.value, ast.Name) and node.func.value.id == "np"
        yield node.args[0] if module else node.func.value


def _fold_whole(node: ast.expr) -> Iterator[ast.expr]:
    """Sum over everything where a sum keeps something apart."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in FOLDS
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id in {"np", "pl"})
        and (node.args or node.keywords)
    ):
        yield ast.Call(node.func, [], [])


def _shift_axis(node: ast.expr) -> Iterator[ast.expr]:
    """Fold along the neighbouring axis."""
    if not isinstance(node, ast.Call):
        return
    for place, keyword in enumerate(node.keywords):
        number = _whole_number(keyword.value)
        if keyword.arg == "axis" and number is not None:
            changed = copy.deepcopy(node)
            changed.keywords[place].value = ast.Constant(number - 1 if number > 0 else number + 1)
            yield changed


def _shift_index(node: ast.expr) -> Iterator[ast.expr]:
    """Take the neighbour of what an index takes."""
    if not isinstance(node, ast.Subscript):
        return
    number = _whole_number(node.slice)
    if number is not None:
        yield ast.Subscript(node.value, ast.Constant(number + (1 if number >= 0 else -1)), node.ctx)


def _whole_number(node: ast.expr) -> int | None:
    """Return the whole number that an expression writes, or None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = _whole_number(node.operand)
        return None if number is None else -number
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def _swap_logic(node: ast.expr) -> Iterator[ast.expr]:
    """Put `or` for `and`, and the other way round."""
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.BoolOp(other, node.values)


def _take_sign_away(node: ast.expr) -> Iterator[ast.expr]:
    """Leave out a minus or a `not`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not | ast.Invert):
        yield node.operand


def _shift_constant(node: ast.expr) -> Iterator[ast.expr]:
    """Add 1 to a number, and take 1 away."""
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        for shift in (1, -1):
            yield ast.Constant(node.value + shift)  # type: ignore[operator]
