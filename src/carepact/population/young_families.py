"""Families with a child under school age, as a country's cells tell."""

from __future__ import annotations

from dataclasses import dataclass

from carepact.core.arrays import FloatArray
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.cells import Cells
from carepact.data.countries.population import Population

CHILDHOOD = len(LABELS["child age"])
"""Ages before school. [years]"""


@dataclass(frozen=True)
class YoungFamilies:
    """Families with a child under school age in the base year, as the cells tell."""

    parents: FloatArray
    """Mothers and fathers, shape (2,). [persons]"""
    mothers: float
    lone_fathers: float
    children: float
    """Children of that age. [persons]"""


def count_young_families(cells: Cells, population: Population) -> YoungFamilies:
    """Count families with a child under school age in the year of the cells."""
    young_children = ["0", "1-2", "3-5"]
    by_role = cells.collapse("role", "youngest_child").sel(youngest_child=young_children)
    parents = by_role.sum("youngest_child").sel(role=["mother", "father"])
    by_partner = cells.collapse("role", "partner", "youngest_child")
    young = by_partner.sel(youngest_child=young_children).sum("youngest_child")
    counted = population.persons.sel(year=cells.year)[:, :CHILDHOOD]
    return YoungFamilies(
        parents=parents.to_numpy(),
        mothers=float(young.sel(role="mother").sum()),
        lone_fathers=float(young.sel(role="father", partner="lone")),
        children=float(counted.sum()),
    )
