"""An instrument of care policy: its file of parameters, evidence and payers."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from carepact.core.distributions import Beta, LogNormal, Normal, Triangular, Uniform
from carepact.core.documents import Document, keys_of, read_document
from carepact.core.messages import _
from carepact.core.parameters import DatedValue, Parameter, Strict

FloatArray = NDArray[np.float64]

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

    @model_validator(mode="after")
    def _name_payers_and_evidence(self) -> Instrument:
        faults = []
        payers = self.parameters.get(PAYERS)
        if payers is None or payers.type != "shares_by_payer":
            faults.append(_("parameters.payers: is missing, or is not of type shares_by_payer."))
        for name, effect in self.effects.items():
            if any(value.strength is None for value in effect.values.values()):
                faults.append(
                    _("effects.{name}: says no strength. Say how it was learnt.", name=name)
                )
        if faults:
            raise ValueError(" / ".join(faults))
        return self

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


INSTRUMENT_KEYS = keys_of(
    Instrument, Parameter, DatedValue, Normal, LogNormal, Beta, Triangular, Uniform
)


def read_instrument(path: Path) -> Instrument:
    """Read an instrument's file, or raise all its faults at once."""
    document: Document[Instrument] = read_document(path, Instrument, INSTRUMENT_KEYS)
    return document.sound()


@cache
def shipped_instrument(name: InstrumentName) -> Instrument:
    """Return an instrument that ships with carepact."""
    folder = resources.files("carepact.policy.instruments")
    with resources.as_file(folder.joinpath(f"{name}.yaml")) as path:
        return read_instrument(path)
