"""Evidence as a user writes it, `employment.gain_of_use=0.2(0.13..0.27)`, read and checked.

A number alone holds in every draw. Two more in brackets are the ends of a triangle whose peak
it is; a study's file may write any distribution. Labels of a table follow the name; a label left
out means all of its axis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from carepact.core import voice
from carepact.core.distributions import Distribution
from carepact.core.errors import Faults, ParameterError, nearest
from carepact.core.given import GivenEvidence, GivenNumber
from carepact.core.messages import _
from carepact.core.parameter_tables import AXES, LABELS, SHARES, Table, Value, read_number
from carepact.core.parameters import Parameter, Strict
from carepact.policy.evidence_names import (
    follow_name,
    is_laid_out_once,
    name_by_income_group,
    settable_evidence,
    word_not_settable,
)
from carepact.policy.settings import ON_COMMAND_LINE, find_labels

SHORT = re.compile(r"^(?P<value>[^()]+)\(\s*(?P<low>[^()]+?)\s*\.\.\s*(?P<high>[^()]+?)\s*\)$")
"""A number and the ends of its triangle."""


class EvidenceChoice(Strict):
    """One value of evidence as a study's file has it."""

    value: Table = Field(description="A number, or one for each label that is set.")
    unit: str | None = Field(None, description="Its unit, to be held against the shipped one.")
    distribution: Distribution | None = Field(
        None, description="How far it may lie off; without one it is the same in all draws."
    )
    source: str = Field("", description="Who says so: author, year, table.")


def open_short(raw: object) -> object:
    """Turn a bare number, a table, or a number with its ends into what a choice holds."""
    if isinstance(raw, EvidenceChoice):
        return raw
    if isinstance(raw, dict) and set(raw) & set(EvidenceChoice.model_fields):
        return raw
    found = SHORT.match(str(raw)) if not isinstance(raw, dict) else None
    if found is None:
        return {"value": raw}
    ends = {"kind": "triangular", "low": found["low"], "high": found["high"]}
    return {"value": found["value"].strip(), "distribution": ends}


WrittenChoice = Annotated[
    EvidenceChoice,
    BeforeValidator(
        open_short,
        json_schema_input_type=float | str | dict[str, float | dict[str, float]] | EvidenceChoice,
    ),
]
"""A choice as written: in full, or short."""


@dataclass(frozen=True)
class WrittenEvidence:
    """One value of evidence with where it stands."""

    where: str
    """Where it stands, for faults."""
    path: str
    """Name and labels, joined by dots."""
    choice: EvidenceChoice
    otherwise: str
    """Its source, where the user names none."""


def read_evidence(texts: Iterable[str]) -> GivenEvidence:
    """Read evidence as the command line has it.

    Parameters
    ----------
    texts : iterable of str
        Each `name=value`, `name.label=value` or either with `(low..high)` behind the value.

    Raises
    ------
    ParameterError
        If a name is unknown, not read by a run or set elsewhere, or a value or its distribution
        lies outside its range: all at once.
    """
    with Faults(ParameterError, voice.option("evidence")) as faults:
        written = []
        for text in texts:
            path, sign, value = text.partition("=")
            if not sign:
                faults.add(_("{text}: there is no '='. Write name=value.", text=text))
                continue
            try:
                choice = _read_short(value.strip())
            except ValueError as error:
                faults.add(f"{text}: {error}")
                continue
            written.append(WrittenEvidence(text, path.strip(), choice, ON_COMMAND_LINE))
        given, found = make_given(written)
        faults.extend(found)
    return given


def _read_short(text: str) -> EvidenceChoice:
    """Read a number, with or without its ends, or raise a ValueError."""
    found = SHORT.match(text)
    parts = found.groups() if found else (text,)
    for part in parts:
        if part.strip().endswith("%"):
            raise ValueError(
                _("'{value}' is per cent. Write a share: 20 % is 0.2.", value=part.strip())
            )
    if found is None and "(" in text:
        raise ValueError(
            _("'{value}' is not understood. Write value(low..high), as 0.2(0.13..0.27).",
              value=text)
        )  # fmt: skip
    numbers = [read_number(part.strip()) for part in parts]
    return EvidenceChoice.model_validate(open_short(text if len(numbers) > 1 else numbers[0]))


def make_given(written: Sequence[WrittenEvidence]) -> tuple[GivenEvidence, list[str]]:
    """Make evidence of what is written, a later value before an earlier one; list all faults."""
    faults: list[str] = []
    numbers: list[GivenNumber] = []
    last: dict[str, str] = {}
    for one in written:
        try:
            paths = _spread_over_groups(follow_name(one.path))
            places = [_find_place(path) for path in paths]
        except ValueError as error:
            faults.append(f"{one.where}: {error}")
            continue
        found = [fault for place in places for fault in _find_faults(one.choice, place)]
        faults += [f"{one.where}: {fault}" for fault in dict.fromkeys(found)]
        if not found:
            last |= dict.fromkeys((place.name for place in places), one.where)
            numbers += [number for place in places for number in _make_numbers(one, place)]
    given = GivenEvidence.of(numbers)
    faults += [f"{where}: {fault}" for name, where in last.items()
               for fault in _find_share_faults(name, given)]  # fmt: skip
    return given, faults


class _Place(NamedTuple):
    """What a path names: a parameter, and the labels of each of its axes."""

    name: str
    parameter: Parameter
    labels: tuple[tuple[str, ...], ...]


def _make_numbers(one: WrittenEvidence, place: _Place) -> Iterator[GivenNumber]:
    """Make the numbers that a written value sets."""
    source = one.choice.source or one.otherwise
    for labels, value in _list_numbers(one.choice.value, place.labels):
        if isinstance(value, float):
            yield GivenNumber(place.name, labels, value, source, one.choice.distribution)


def _spread_over_groups(path: str) -> list[str]:
    """Name the values that a path sets: several where one is told for each income group."""
    words = path.split(".")
    named = name_by_income_group(".".join(words[:2]))
    if not named:
        return [path]
    label = words[2].replace("_", " ") if len(words) > 2 else ""  # noqa: PLR2004 - topic, name
    if label and label not in named:
        raise ValueError(
            _("'{label}' is no label here.", label=words[2])
            + (nearest(label, named) or " " + _("Use {listed}.", listed=", ".join(named)))
        )
    return [name for one, name in named.items() if label in ("", one)]


def _find_place(path: str) -> _Place:
    """Find what a path names and its labels on each axis, or raise a ValueError."""
    known = settable_evidence()
    words = path.split(".")
    name = ".".join(words[:2])
    if name not in known:
        raise ValueError(word_not_settable(name))
    parameter = known[name]
    of_axes = {label for axis in AXES[parameter.type] for label in LABELS[axis]}
    spaced = [plain if (plain := word.replace("_", " ")) in of_axes else word for word in words[2:]]
    if not spaced:
        # A table may follow, so that no label is asked for here.
        return _Place(name, parameter, tuple(LABELS[axis] for axis in AXES[parameter.type]))
    return _Place(name, parameter, find_labels(parameter, spaced))


def _list_numbers(
    value: Value, labels: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[tuple[str, ...], Value]]:
    """List numbers by their label on each axis; a number stands for all labels that are left."""
    if isinstance(value, dict) and labels:
        for word, inner in value.items():
            spaced = word.replace("_", " ")
            label = spaced if spaced in labels[0] else word
            for rest, number in _list_numbers(inner, labels[1:]):
                yield (label, *rest), number
        return
    for place in product(*labels):
        yield place, value


def _find_faults(choice: EvidenceChoice, found: _Place) -> Iterator[str]:
    """Find what keeps a value from being one of a parameter: unit, labels, range, spread."""
    parameter = found.parameter
    listed = list(_list_numbers(choice.value, found.labels))
    if choice.unit is not None and choice.unit != parameter.unit:
        yield _(
            "'{given}' is not its unit. Convert the value to: {unit}.",
            given=choice.unit,
            unit=parameter.unit,
        )
    low, high = parameter.range
    axes = AXES[parameter.type]
    for place, value in listed:
        for label, axis in zip(place, axes, strict=False):
            if label not in LABELS[axis]:
                yield (
                    _("'{label}' is no label here.", label=label)
                    + " "
                    + _("Use {listed}.", listed=", ".join(LABELS[axis]))
                )
                break
        else:
            if isinstance(value, dict):
                yield _("there is a table where one number stands. Write one number.")
            elif not low <= value <= high:
                yield _(
                    "{value} is outside {low} to {high}. Its unit is: {unit}.",
                    value=f"{value:g}", low=f"{low:g}", high=f"{high:g}", unit=parameter.unit,
                )  # fmt: skip
    if choice.distribution is not None and is_laid_out_once(found.name):
        yield _("is one number for all draws. Leave its distribution out.")
    elif choice.distribution is not None:
        yield from _find_spread_faults(choice.distribution, parameter, listed)


def _find_spread_faults(
    spread: Distribution, parameter: Parameter, listed: Sequence[tuple[tuple[str, ...], Value]]
) -> Iterator[str]:
    """Find what is wrong with a distribution around its values."""
    values = {value for _place, value in listed if isinstance(value, float)}
    if parameter.type.startswith(SHARES):
        yield _("shares sum to one and have no distribution. Leave 'distribution' out.")
        return
    if len(values) > 1 and spread.of == "value":
        yield _("the distribution of a table needs 'of: factor'. Add it.")
        return
    low, high = parameter.range
    for value in values:
        fault = spread.fault(1.0 if spread.of == "factor" else value)
        if fault:
            yield fault
            return
        scale = value if spread.of == "factor" else 1.0
        ends = [
            scale * end
            for name in ("low", "high")
            if (end := getattr(spread, name, None)) is not None
        ]
        if any(not low <= end <= high for end in ends):
            yield _(
                "the distribution reaches from {least} to {greatest}, and the value lies within "
                "{low} to {high}. Narrow it.",
                least=f"{min(ends):g}", greatest=f"{max(ends):g}", low=f"{low:g}", high=f"{high:g}",
            )  # fmt: skip


def _find_share_faults(name: str, given: GivenEvidence) -> Iterator[str]:
    """Find shares that do not sum to one."""
    parameter = settable_evidence()[name]
    if not parameter.type.startswith(SHARES):
        return
    table: dict[str, Any] = {one.labels[0]: one.value for one in given.find(name)}
    for fault in parameter.faults_of(table):
        yield f"{fault} " + _("Set every label that has a share.")


def combine_given(first: GivenEvidence, later: GivenEvidence) -> GivenEvidence:
    """Let what is set later win over what was set first; shares are set anew as a whole."""
    anew = {name for name in later.names if settable_evidence()[name].type.startswith(SHARES)}
    kept = (one for one in first.numbers if one.name not in anew)
    return GivenEvidence.of((*kept, *later.numbers))
