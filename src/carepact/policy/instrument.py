"""An instrument of care policy: its file of parameters, evidence and payers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, field_validator

from carepact.core.arrays import FloatArray
from carepact.core.documents import Document, keys_of, read_document
from carepact.core.messages import _
from carepact.core.parameters import PARAMETER_MODELS, Parameter, Strict

InstrumentName = Literal[
    "maternity_leave",
    "paternity_leave",
    "parental_leave",
    "carers_leave",
    "breastfeeding_breaks",
    "childcare",
    "long_term_care",
    "community_centres",
    "fathers_programmes",
    "employer_measures",
    "time_saving_infrastructure",
]
INSTRUMENT_NAMES: tuple[InstrumentName, ...] = get_args(InstrumentName)
Family = Literal["leave", "services", "communities", "fathers", "employers", "infrastructure"]
Aim = Literal["recognise", "reduce", "redistribute", "reward", "represent"]
PAYERS = "payers"
STATE_PAYERS = ("general_budget", "social_security")
"""The payers that are the State."""
"""The parameter that says who bears the cost; every instrument has it."""


class Instrument(Strict):
    """What one instrument can be set to, and what is known of its effects."""

    instrument: InstrumentName
    title: str = Field(min_length=1)
    family: Family
    aims: tuple[Aim, ...] = Field(min_length=1, description="Which of the five R it serves.")
    summary: str = Field(min_length=1)
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


INSTRUMENT_KEYS = keys_of(Instrument, *PARAMETER_MODELS)


def read_instrument(path: Path) -> Instrument:
    """Read an instrument's file, or raise all its faults at once."""
    document: Document[Instrument] = read_document(path, Instrument, INSTRUMENT_KEYS)
    return document.sound(_find_payer_faults(document.content.get("parameters")))


def _find_payer_faults(parameters: object) -> Iterator[str]:
    """Find that nobody is said to pay. Reads the raw content, whatever else is wrong."""
    payers = parameters.get(PAYERS) if isinstance(parameters, dict) else None
    if not isinstance(payers, dict) or payers.get("type") != "shares_by_payer":
        yield _("parameters.payers: is missing, or is not of type shares_by_payer.")


@cache
def shipped_instrument(name: InstrumentName) -> Instrument:
    """Return an instrument that ships with carepact."""
    folder = resources.files("carepact.policy.instruments")
    with resources.as_file(folder.joinpath(f"{name}.yaml")) as path:
        return read_instrument(path)
