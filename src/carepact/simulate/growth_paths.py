"""Paths of product, pay and discounting: as a study declares them, else by evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import Field

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS, Number, read_value
from carepact.core.parameters import Parameter, Strict
from carepact.data.countries.facts import BASE_DAY, BASE_YEAR
from carepact.data.evidence.reading import shipped_evidence
from carepact.policy.rules.arguments import LawValues
from carepact.simulate.instrument_traits import list_staffed


class DeclaredPaths(Strict):
    """Paths that a study declares; what it leaves out is drawn from evidence."""

    gdp_growth: Number | None = Field(None, description="GDP per worker, real. [share a year]")
    wage_growth: Number | None = Field(None, description="Real wages. [share a year]")
    care_wage_growth: Number | None = Field(None, description="Care wages. [share a year]")
    discount_rate: Number | None = Field(None, description="In real terms. [share a year]")
    financing: dict[str, Number] | None = Field(
        None, description="Shares by debt, tax and reallocation; they sum to one."
    )
    benefit_saving: Number | None = Field(
        None,
        description="Benefits that the State no longer pays for each mother who enters work. "
        "[share of the mean wage]",
    )


@dataclass(frozen=True)
class EconomicPaths:
    """Growth and discounting along draws. Arrays have shape (1 + draws,)."""

    gdp_growth: FloatArray
    """GDP per worker. [share a year]"""
    wage_growth: FloatArray
    """Real wages. [share a year]"""
    care_wage_growth: FloatArray
    """Real wages of care staff. [share a year]"""
    discount_rate: FloatArray
    """In real terms. [share a year]"""
    financing: Mapping[str, float]
    """Share by `debt`, `tax` and `reallocation`."""
    declared: tuple[str, ...]
    """Which of them the study declares."""
    benefit_saving: float = 0.0
    """What the State saves for a mother who enters work. [share of the mean wage]"""

    @property
    def care_wages_beyond(self) -> FloatArray:
        """Compute growth of care wages beyond that of all wages, shape (1 + draws,)."""
        return (1 + self.care_wage_growth) / (1 + self.wage_growth) - 1


@dataclass(frozen=True)
class GrowthPaths:
    """Declared paths of a study. Arrays have shape (1 + draws, 1), or () where all agree."""

    discount_rate: FloatArray
    """In real terms; debt bears it as interest. [share a year]"""
    care_wage_growth: FloatArray
    """Growth of care wages beyond that of all wages. [share a year]"""
    tax_share: float
    """Share of the State's net cost that new taxes pay. [share]"""
    reallocation_share: float
    """Share that other public spending gives up; what neither pays is borrowed. [share]"""
    benefit_saving: float = 0.0
    """What the State saves in benefits for a mother who enters work. [share of the mean wage]"""
    declares_saving: bool = False
    """Whether the study declares it."""

    @classmethod
    def along_draws(cls, paths: EconomicPaths) -> GrowthPaths:
        """Take the paths that a study declares or evidence draws."""
        return cls(
            discount_rate=paths.discount_rate[:, None],
            care_wage_growth=paths.care_wages_beyond[:, None],
            tax_share=paths.financing["tax"],
            reallocation_share=paths.financing["reallocation"],
            benefit_saving=paths.benefit_saving,
            declares_saving="benefit_saving" in paths.declared,
        )

    def raise_care_wages(self, values: LawValues, years: tuple[int, ...]) -> LawValues:
        """Let care wages move against the mean from the first year on, under any law.

        Parameters
        ----------
        values : mapping of instrument to mapping of parameter to FloatArray
            As `expand` lays a law out.
        years : tuple of int
            Calendar years.
        """
        if not self.care_wage_growth.any():
            return values
        # Parameters of pay are ratios to the mean wage, so only growth beyond it moves them.
        factor = ((1 + self.care_wage_growth) ** np.arange(len(years)))[..., None]
        raised = {name: dict(parameters) for name, parameters in values.items()}
        for name, one in list_staffed():
            for parameter in one.care_wages:
                raised[name][parameter] = raised[name][parameter] * factor
        return raised


def draw_paths(declared: DeclaredPaths, sampler: Sampler) -> EconomicPaths:
    """Set every path: as declared, the same in all draws, else drawn from evidence.

    Parameters
    ----------
    declared : DeclaredPaths
        What a study says.
    sampler : Sampler
        Seed of the run, and how many draws follow the point.

    Returns
    -------
    EconomicPaths
        Wages grow as GDP per worker plus a wedge, care wages as wages plus a wedge, unless they
        are declared. A wedge is added, so that its sign is the same where GDP falls.
    """

    def drawn(name: str) -> FloatArray:
        return draw_parameter(_parameter(name), f"paths.{name}", BASE_DAY, sampler)

    def fixed(rate: float | None) -> FloatArray | None:
        return None if rate is None else np.full(1 + sampler.draws, rate)

    product = _either(fixed(declared.gdp_growth), drawn("gdp_growth"))
    wages = _either(fixed(declared.wage_growth), product + drawn("wages_beyond_product"))
    care = _either(fixed(declared.care_wage_growth), wages + drawn("care_wages_beyond_wages"))
    shares = (
        drawn("financing")[0]
        if declared.financing is None
        else _parameter("financing").to_array(declared.financing)
    )
    return EconomicPaths(
        gdp_growth=product,
        wage_growth=wages,
        care_wage_growth=care,
        discount_rate=_either(fixed(declared.discount_rate), drawn("discount_rate")),
        financing=dict(zip(LABELS["financing"], shares.tolist(), strict=True)),
        declared=tuple(
            name for name in DeclaredPaths.model_fields if getattr(declared, name) is not None
        ),
        benefit_saving=float(drawn("benefit_saving")[0])
        if declared.benefit_saving is None
        else declared.benefit_saving,
    )


def grow(rate: FloatArray, years: Sequence[int], base: int = BASE_YEAR) -> FloatArray:
    r"""Compute an index that is 1 in the base year, from a yearly rate.

    Parameters
    ----------
    rate : FloatArray, shape (1 + draws,)
        Yearly growth. [share a year]
    years : sequence of int, shape (years,)
        Calendar years.
    base : int
        Year in which the index is 1.

    Returns
    -------
    FloatArray, shape (1 + draws, years)
        :math:`(1 + g)^{t - t_0}`. [factor]
    """
    index: FloatArray = (1 + rate[:, None]) ** (np.asarray(years) - base)
    return index


def find_path_faults(raw: object) -> Iterator[tuple[str, str]]:
    """Find declared paths out of their range, from raw content: name and fault."""
    for name, value in raw.items() if isinstance(raw, dict) else ():
        if name not in DeclaredPaths.model_fields:
            continue
        try:
            read = read_value(value)
        except ValueError:
            continue  # noted where the file was read
        parameter = _parameter(_find_range(name))
        low, high = parameter.range
        if isinstance(read, dict):
            yield from ((name, fault) for fault in parameter.faults_of(read))
        elif not low <= read <= high:
            bounds = {"value": f"{read:g}", "low": f"{low:g}", "high": f"{high:g}"}
            if name == "benefit_saving":
                yield name, _("{value} is outside {low} to {high}. Write a share of the mean "
                              "wage: 0.1 is a tenth of it.", **bounds)  # fmt: skip
            else:
                yield name, _("{value} is outside {low} to {high}. Write a share a year: 0.02 "
                              "is 2 %.", **bounds)  # fmt: skip


def _find_range(name: str) -> str:
    """Name the parameter whose range a declared path keeps to: wages grow as product may."""
    return "gdp_growth" if name.endswith("wage_growth") else name


def _parameter(name: str) -> Parameter:
    """Return the shipped evidence on a path."""
    return shipped_evidence("paths").effects[name]


def _either(declared: FloatArray | None, drawn: FloatArray) -> FloatArray:
    """Return what is declared, else what is drawn."""
    return drawn if declared is None else declared
