"""What cells assume where no fact says it: a dated, sourced parameter each."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from pydantic import Field

from carepact.core.documents import keys_of, read_document
from carepact.core.given import NOTHING_GIVEN, GivenEvidence
from carepact.core.parameters import DatedValue, Parameter, Strict


class CellParameters(Strict):
    """The file of parameters of cells."""

    title: str = Field(min_length=1)
    parameters: dict[str, Parameter]

    def number(self, name: str, day: date, given: GivenEvidence = NOTHING_GIVEN) -> float:
        """Return a scalar parameter on a day, the user's where it is set. [its unit]"""
        for one in given.find(f"cells.{name}"):
            return one.value
        parameter = self.parameters[name]
        return float(parameter.to_array(parameter.value_at(day)))


@cache
def shipped_cell_parameters() -> CellParameters:
    """Return the parameters that ship with carepact."""
    keys = keys_of(CellParameters, Parameter, DatedValue)
    with resources.as_file(resources.files(__package__).joinpath("cells.yaml")) as path:
        return read_document(path, CellParameters, keys).sound()
