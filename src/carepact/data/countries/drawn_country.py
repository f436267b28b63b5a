"""A country's facts and the evidence that fills their gaps, drawn by one seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carepact.core.arrays import FloatArray
from carepact.core.draws import Sampler, draw_parameter
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS
from carepact.data.countries.fact_draws import draw_fact
from carepact.data.countries.facts import BASE_DAY, Country, Fact
from carepact.data.evidence.reading import shipped_evidence


@dataclass(frozen=True)
class DrawnCountry:
    """What is known of a country along draws; the point is draw 0."""

    country: Country
    income_group: str
    """A label of `income group`."""
    facts: Mapping[str, Fact]
    """Every figure that may be read, by indicator."""
    sampler: Sampler

    @property
    def draws(self) -> int:
        """Count the draws beside the point."""
        return self.sampler.draws

    def find(self, indicator: str) -> FloatArray | None:
        """Draw a figure of the base year, percentages as shares; None where it is not known.

        Returns
        -------
        FloatArray or None, shape (1 + draws, 1, 1)
            The point and the draws of its predictive distribution.
        """
        fact = self.country.fact(indicator)
        if fact is None:
            return None
        drawn = draw_fact(fact, self.country.code, self.sampler)
        part = 100 if fact.indicator.unit.startswith("%") else 1
        scaled: FloatArray = drawn[:, None, None] / part
        return scaled

    def number(self, indicator: str) -> FloatArray:
        """Draw a figure of the base year, percentages as shares.

        Returns
        -------
        FloatArray, shape (1 + draws, 1, 1)
            The point and the draws of its predictive distribution.

        Raises
        ------
        ParameterError
            If it is not known of the country.
        """
        drawn = self.find(indicator)
        if drawn is None:
            raise ParameterError(
                _(
                    "{country}: there is no {indicator}. Give it in a file of own facts.",
                    country=self.country.name,
                    indicator=indicator,
                )
            )
        return drawn

    def assume(self, topic: str, name: str) -> FloatArray:
        """Draw what evidence assumes, that of the income group where it differs by it.

        Returns
        -------
        FloatArray, shape (1 + draws, 1, 1)
            The point and the draws. [unit of the parameter]
        """
        return self._assume(topic, name)

    def assume_of_group(self, topic: str, name: str) -> FloatArray:
        """Draw evidence of which each income group has its own, as `assume`."""
        return self._assume(topic, name_of_group(name, self.income_group))

    def _assume(self, topic: str, name: str) -> FloatArray:
        """Draw a piece of evidence, shape (1 + draws, 1, 1)."""
        parameter = shipped_evidence(topic).effects[name]
        drawn = draw_parameter(parameter, f"{topic}.{name}", BASE_DAY, self.sampler)
        if drawn.ndim > 1:
            drawn = drawn[:, LABELS["income group"].index(self.income_group)]
        return drawn[:, None, None]


def name_of_group(name: str, income_group: str) -> str:
    """Name evidence of an income group, of which each has its own value and spread."""
    return f"{name}_{income_group.replace(' ', '_')}"
