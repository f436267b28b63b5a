"""What present law is modelled to cost in the base year, at the point alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import BoolArray, FloatArray
from carepact.core.draws import Sampler
from carepact.data.countries.facts import Country
from carepact.data.countries.population import Population
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.policy.instrument import PAYERS, STATE_PAYERS
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome, split_cost
from carepact.population.apply_law import apply_law
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.country_rows import CountryRows
from carepact.population.second_sources import nearest_year
from carepact.simulate.enrolment import cover_those_not_on_leave
from carepact.simulate.projection import place

POINT = Sampler(0, 0)


@dataclass(frozen=True)
class ModelledLaw:
    """Present law of one country, and what each instrument comes to."""

    inputs: CountryInputs
    law: LawValues
    outcomes: Mapping[str, Outcome]

    def cost_to_state(self, instrument: str, rows: BoolArray | None = None) -> float:
        """Compute what the State bears of an instrument, of some of its rows or of all.

        Returns
        -------
        float
            [% of GDP]
        """
        borne = self._split(instrument)[[place("payer", one) for one in STATE_PAYERS]].sum(axis=0)
        chosen = borne if rows is None else borne[rows]
        return 100 * float(chosen.sum() / self.inputs.pay.gdp[0, 0])

    def state_part(self, instrument: str) -> float:
        """Compute the part of an instrument's cost that the State bears. [share]"""
        by_payer = self._split(instrument)
        state = by_payer[[place("payer", one) for one in STATE_PAYERS]]
        return float(state.sum() / by_payer.sum())

    def _split(self, instrument: str) -> FloatArray:
        """Divide cost at the point by payer and row, shape (payer, rows). [PPP dollars]"""
        shares = np.moveaxis(self.law[instrument][PAYERS], -1, 0)[..., None]
        return split_cost(self.outcomes[instrument], shares)[:, 0, 0]


def model_present_law(country: Country, population: Population) -> ModelledLaw:
    """Apply a country's present law to its people of the base year.

    Raises
    ------
    CareError
        If a figure that present law stands on is missing.
    """
    inputs = build_inputs(country, population, (nearest_year(population),), POINT)
    law = expand(cover_those_not_on_leave(inputs, present_law(inputs)), None, inputs.years)
    return ModelledLaw(inputs, law, apply_law(CountryRows(inputs), law))
