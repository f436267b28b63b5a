"""How work, wages and money are held to move: declared, never predicted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.policy.instrument import InstrumentName
from carepact.policy.rule_arguments import LawValues
from carepact.simulate.declared_paths import EconomicPaths

CARE_WAGES: tuple[tuple[InstrumentName, str], ...] = (
    ("childcare", "wage_ratios"),
    ("long_term_care", "wage_ratios"),
    ("community_centres", "wage_ratio"),
)
"""Where the wages of care staff stand, over the mean wage."""


@dataclass(frozen=True)
class Paths:
    """Declared paths of a study. Arrays have shape (1 + draws, 1), or () where all agree."""

    gdp_growth: FloatArray
    """Growth of GDP per worker. [share a year]"""
    care_wage_growth: FloatArray
    """Growth of care wages beyond that of all wages. [share a year]"""
    tax_share: float
    """Share of the State's net cost that new taxes pay. [share]"""
    reallocation_share: float
    """Share that other public spending gives up; what neither pays is borrowed. [share]"""

    @classmethod
    def along_draws(cls, paths: EconomicPaths) -> Paths:
        """Take the paths that a study declares or evidence draws."""
        return cls(
            gdp_growth=paths.gdp_growth[:, None],
            care_wage_growth=paths.care_wages_beyond[:, None],
            tax_share=paths.financing["tax"],
            reallocation_share=paths.financing["reallocation"],
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
        factor = ((1 + self.care_wage_growth) ** np.arange(len(years)))[..., None]
        raised = {name: dict(parameters) for name, parameters in values.items()}
        for name, parameter in CARE_WAGES:
            raised[name][parameter] = raised[name][parameter] * factor
        return raised
