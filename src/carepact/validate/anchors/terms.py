"""The terms on which our sums are held against published figures."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import Field

from carepact.core.documents import keys_of, read_document
from carepact.core.parameters import Strict


class Terms(Strict):
    """What is run, and what is summed up over whom."""

    package: str = Field(description="The shipped package that is run.")
    year: int = Field(description="Last year of the run. [calendar year]")
    scenario: str = Field(description="The scenario that answers.")
    seed: int = Field(ge=0, description="Seed of the draws.")
    purposes: tuple[str, ...] = Field(description="What facts of the best known are good for.")
    firm_grades: tuple[str, ...] = Field(description="Grades of a purpose that is well known.")
    instruments: dict[str, tuple[str, ...]] = Field(description="Instruments by name of the sum.")
    services: tuple[str, ...] = Field(description="Services whose staff is counted.")
    market_dollars: str = Field(description="Indicator of GDP at market exchange rates.")
    youngest_under: int = Field(gt=0, description="Age under which children count. [years]")


@cache
def read_terms() -> Terms:
    """Return the terms that ship with carepact."""
    with resources.as_file(resources.files(__package__).joinpath("terms.yaml")) as path:
        return read_document(path, Terms, keys_of(Terms)).sound()
