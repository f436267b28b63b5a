"""What a declared rule case is, and how its file is read."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from carepact.core.documents import keys_of, read_document
from carepact.core.parameter_tables import Number, Table
from carepact.core.parameters import Strict
from carepact.policy.shipped_instruments import KnownInstrument
from carepact.policy.traits import Payee

OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
EXACT = 1e-9
"""How far a figure may be from what a case expects, relative to it, where no case says more."""


def work_out(written: object) -> float:
    """Work out a sum such as `95 * 18000 * 14 / 52`: numbers, + - * / and brackets."""
    try:
        return _value_of(ast.parse(str(written).replace(".inf", "1e999"), mode="eval").body)
    except (SyntaxError, ZeroDivisionError) as error:
        raise ValueError(f"'{written}' is no sum. Write numbers, + - * / and brackets.") from error


def _value_of(node: ast.expr) -> float:
    """Work out one part of a sum."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value_of(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](_value_of(node.left), _value_of(node.right))
    raise SyntaxError(ast.unparse(node))


def list_sums(written: object) -> tuple[float, ...]:
    """Work out a sum a row, or one sum for every row."""
    return tuple(work_out(part) for part in (written if isinstance(written, list) else [written]))


def list_entries(written: object) -> tuple[object, ...]:
    """Take a column's entry a row, or one entry for every row."""
    return tuple(written) if isinstance(written, list) else (written,)


Figures = Annotated[tuple[float, ...], BeforeValidator(list_sums)]
Column = Annotated[tuple[str, ...], BeforeValidator(list_entries)]
BySex = dict[Literal["women", "men"], Figures]


class Market(Strict):
    """What work costs where the rows live."""

    mean_wage: Number = Field(description="[money a year]")
    minimum_wage: Number = Field(description="[money a year]")
    contribution: Number = Field(description="Employer's contributions over wages. [share]")
    hours_at_work: Number = Field(description="Hours for the mean wage. [hours a year]")


class Source(Strict):
    """The law or publication that the right value comes from, and what it does not say."""

    title: str = Field(min_length=3)
    where: str = Field(min_length=1, description="Article, section or table.")
    says: str = Field(min_length=3, description="What it says that this case uses.")
    invented: str = Field(min_length=3, description="What this case makes up beside it.")


class Tolerance(Strict):
    """How far a figure may be from what is expected, where 1e-9 is too close."""

    relative: Number
    reason: str = Field(min_length=10)


class Expected(Strict):
    """What the rule must return; what is not named is not compared."""

    reached: Figures | None = None
    payments: dict[Payee, Figures] = Field(default_factory=dict)
    cost: Figures | None = None
    cost_by_payer: dict[str, Figures] = Field(default_factory=dict)
    provider_hours: dict[str, BySex] = Field(default_factory=dict)
    attended_hours: Figures | None = None
    staff: dict[str, BySex] = Field(default_factory=dict)
    capital: Figures | None = None
    household_limit: Figures | None = None
    turnover_saved: Figures | None = None

    @model_validator(mode="after")
    def _compare_something(self) -> Expected:
        if not self.model_fields_set:
            raise ValueError("compares nothing. Name at least one figure of the outcome.")
        return self


class Case(Strict):
    """One declared case of one rule."""

    title: str = Field(min_length=10, description="What the case shows, as a sentence.")
    rule: KnownInstrument
    stands_on: Literal["law", "published", "arithmetic"]
    source: Source | None = None
    columns: dict[str, Column] = Field(min_length=1)
    market: Market | None = None
    parameters: dict[str, Table] = Field(min_length=1)
    effects: dict[str, Table] = Field(default_factory=dict)
    expected: Expected
    why: str = Field(min_length=10, description="The arithmetic, step by step.")
    tolerance: Tolerance | None = None

    @model_validator(mode="after")
    def _name_the_source(self) -> Case:
        if (self.source is None) != (self.stands_on == "arithmetic"):
            raise ValueError(
                "stands_on and source do not agree. A law or a published figure names its source;"
                " arithmetic has none."
            )
        return self


CASE_KEYS = keys_of(Case, Expected, Source, Tolerance, Market)


def read_case(path: Path, find_faults: Callable[[Case], Iterator[str]]) -> Case:
    """Read a case, or raise all its faults at once: the file's, then those of its rule."""
    document = read_document(path, Case, CASE_KEYS)
    return document.sound(find_faults(document.model) if document.model else ())
