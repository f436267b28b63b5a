"""An instrument of care policy: one folder that holds its rules, parameters, evidence, traits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import numpy as np
from pydantic import Field, field_validator

from carepact.core.arrays import FloatArray
from carepact.core.data_texts import of_kind
from carepact.core.documents import Document, keys_of, read_document
from carepact.core.errors import ParameterError, nearest
from carepact.core.messages import _
from carepact.core.parameters import PARAMETER_MODELS, Parameter, Strict
from carepact.policy.rules.arguments import pick_arguments
from carepact.policy.rules.outcome import Outcome
from carepact.policy.traits import Displacement, Staffing, Traits

Family = Literal[
    "leave", "services", "benefits", "communities", "fathers", "employers", "infrastructure"
]
Aim = Literal["recognise", "reduce", "redistribute", "reward", "represent"]
PAYERS = "payers"
"""The parameter that says who bears the cost; every instrument has it."""
STATE_PAYERS = ("general_budget", "social_security")
"""The payers that are the State."""


class Instrument(Strict):
    """What one instrument can be set to, what is known of its effects, and what it is."""

    instrument: str = Field(pattern=r"^[a-z][a-z_]*$", description="Name of its folder.")
    title: Annotated[str, of_kind("instrument")] = Field(min_length=1)
    family: Family
    aims: tuple[Aim, ...] = Field(min_length=1, description="Which of the five R it serves.")
    summary: Annotated[str, of_kind("instrument")] = Field(min_length=1)
    traits: Traits
    parameters: dict[str, Parameter] = Field(description="What a package may set.")
    effects: dict[str, Parameter] = Field(
        default_factory=dict, description="Evidence: what follows, with how it was learnt."
    )

    @field_validator("effects")
    @classmethod
    def _say_strength(cls, effects: dict[str, Parameter]) -> dict[str, Parameter]:
        faults = [
            _("effects.{name}: says no strength. Say how it was learnt.", name=name)
            for name, effect in effects.items()
            if any(value.strength is None for value in effect.values.values())
        ]
        if faults:
            raise ValueError(" / ".join(faults))
        return effects

    def values_at(self, day: date) -> dict[str, FloatArray]:
        """Lay out what holds on a day, a name a parameter. [unit of each parameter]"""
        return {
            name: parameter.to_array(parameter.value_at(day))
            for name, parameter in self.parameters.items()
        }

    def effects_at(self, day: date) -> dict[str, FloatArray]:
        """Lay out what evidence says on a day, a name an effect. [unit of each effect]"""
        return {
            name: effect.to_array(effect.value_at(day)) for name, effect in self.effects.items()
        }

    def compute(
        self,
        columns: Mapping[str, Any],
        values: Mapping[str, FloatArray],
        effects: Mapping[str, FloatArray],
    ) -> Outcome:
        """Apply its rules to rows.

        Parameters
        ----------
        columns : mapping of str to array
            What rows of the kind `traits.rows` offer, by the names that rules ask for.
        values : mapping of str to FloatArray
            What its parameters are set to, laid out along their axes.
        effects : mapping of str to FloatArray
            What evidence says, of rules that ask for it.

        Raises
        ------
        ParameterError
            If its rules pay somebody whom its traits do not name.
        """
        offered = {"columns": columns, "terms": values, "effect": effects}
        outcome: Outcome = _call(self.instrument, "compute", offered)
        unnamed = sorted(set(outcome.payments) - set(self.traits.pays))
        if unnamed:
            raise ParameterError(
                _(
                    "{instrument}: its rules pay {payees}, whom 'traits.pays' does not name. "
                    "Name every payee there.",
                    instrument=self.instrument,
                    payees=", ".join(unnamed),
                )
            )
        return outcome

    def save(
        self,
        columns: Mapping[str, Any],
        values: Mapping[str, FloatArray],
        effects: Mapping[str, FloatArray],
    ) -> FloatArray:
        """Return what its payers save by it, as its rules tell; see `compute`.

        Returns
        -------
        FloatArray, shape (..., n)
            0 where its rules tell of no saving. [money of the columns, a year]
        """
        if not hasattr(rules_of(self.instrument), "save"):
            return np.zeros(1)
        offered = {"columns": columns, "terms": values, "effect": effects}
        saved: FloatArray = _call(self.instrument, "save", offered)
        return saved


def _call(name: str, function: str, offered: Mapping[str, Mapping[str, Any]]) -> Any:  # noqa: ANN401 - what the rule returns
    """Call a function of an instrument's rules with the arguments that it asks for."""
    forms = forms_of(name, function).items()
    rule = getattr(rules_of(name), function)
    return rule(**{argument: pick_arguments(form, offered[argument]) for argument, form in forms})


def instrument_keys() -> list[str]:
    """List every key that the file of an instrument may have."""
    return keys_of(Instrument, Traits, Staffing, Displacement, *PARAMETER_MODELS)


def rules_of(name: str) -> Any:  # noqa: ANN401 - a module with a function `compute`
    """Return the module of an instrument's rules, from the same folder as its file."""
    return import_module(f"carepact.policy.instruments.{name}.rules")


@cache
def forms_of(name: str, function: str = "compute") -> dict[str, type]:
    """Return the dataclasses that an instrument's rules take: `columns`, `terms`, `effect`."""
    rule = getattr(rules_of(name), function)
    return {
        argument: form for argument, form in get_type_hints(rule).items() if argument != "return"
    }


def read_instrument(path: Path) -> Instrument:
    """Read an instrument's file, or raise all its faults at once."""
    document: Document[Instrument] = read_document(path, Instrument, instrument_keys())
    return document.sound(_find_faults(document))


def _find_faults(document: Document[Instrument]) -> Iterator[str]:
    """Find what one field alone cannot tell. Reads the raw content, whatever else is wrong."""
    raw = document.content
    parameters = raw.get("parameters")
    payers = parameters.get(PAYERS) if isinstance(parameters, dict) else None
    if not isinstance(payers, dict) or payers.get("type") != "shares_by_payer":
        yield _("parameters.payers: is missing, or is not of type shares_by_payer.")
    if "traits" not in raw:
        yield _(
            "traits: the instrument says nothing of itself, and no trait has a default. "
            "Declare {listed}.",
            listed=", ".join(Traits.model_fields),
        )
    known = {part: set(raw.get(part) or ()) for part in ("parameters", "effects")}
    for place, part, name in _list_references(raw.get("traits")):
        if name not in known[part]:
            yield _(
                "{where}: the instrument has no '{name}' under '{part}'.",
                where=document.at(place),
                name=name,
                part=part,
            ) + (nearest(name, known[part]) or " " + _("Name one of them."))


def _list_references(traits: object) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """List where traits name a parameter or an effect of their own instrument."""
    named = (
        (("new_use",), "effects"),
        (("shared_evidence",), "effects"),
        (("unread_evidence",), "effects"),
        (("absent_when_zero",), "parameters"),
        (("staffing", "care_wages"), "parameters"),
        (("staffing", "paid_hours"), "parameters"),
        (("displaces", "active_care"), "effects"),
        (("displaces", "presence"), "effects"),
    )
    for place, part in named:
        found: Any = traits
        for key in place:
            found = found.get(key) if isinstance(found, dict) else None
        for name in [found] if isinstance(found, str) else found or ():
            if name not in {"all", "nobody", "nothing"}:
                yield ("traits", *place), part, str(name)
