"""Coverage of long-term care solved from public spending, and the line fitted to it.

Written by `python -m scripts.compile.care_coverage` over a half of the countries; the other half
is named in `care_coverage.csv` and nothing else of it is known here (docs/decisions/0017).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.data.countries.dictionary import read_shipped

TERMS = ("constant", "gdp_pc_ppp2021", "gov_revenue_gdp")
"""Terms of the line; all but the constant are logarithms less their mean."""


@dataclass(frozen=True)
class SolvedCoverage:
    """Coverage of severe need at which modelled public cost equals public spending."""

    coverage: float
    """As the identity asks for it, even above everybody. [share]"""
    spending: float
    """[% of GDP]"""
    year: int
    """Year of the spending."""
    source: str


@dataclass(frozen=True)
class CoverageFit:
    """Least squares of log coverage on log GDP per head and log public revenue over GDP."""

    means: FloatArray
    """Of the two logarithms over the fitted countries, shape (2,)."""
    coefficients: FloatArray
    """By `TERMS`; the constant is log coverage at the means, shape (3,)."""
    inverse: FloatArray
    """Inverse of the cross products of the terms, shape (3, 3)."""
    residual_sd: float
    """Standard deviation of the residuals of log coverage, n - 3 degrees of freedom."""
    countries: int

    def predict(
        self, gdp_per_head: FloatArray, revenue: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        r"""Predict log coverage, with its predictive error.

        Parameters
        ----------
        gdp_per_head : FloatArray, shape (n,)
            [PPP dollars of 2021 per person]
        revenue : FloatArray, shape (n,)
            Public revenue over GDP. [% of GDP]

        Returns
        -------
        tuple of FloatArray, shape (n,) each
            Log coverage and its standard error.

        Notes
        -----
        :math:`s \sqrt{1 + x' (X'X)^{-1} x}`: the further a country lies from the fitted ones,
        the wider.
        """
        logs = np.log(np.stack([gdp_per_head, revenue], axis=-1)) - self.means
        terms = np.concatenate([np.ones((len(logs), 1)), logs], axis=-1)
        leverage = np.einsum("ni,ij,nj->n", terms, self.inverse, terms)
        middle: FloatArray = terms @ self.coefficients
        return middle, self.residual_sd * np.sqrt(1 + leverage)


@functools.cache
def read_solved_coverage() -> Mapping[str, SolvedCoverage]:
    """Return what was solved for each country of the fitted half."""
    return {
        row["country"]: SolvedCoverage(
            float(row["coverage"]), float(row["spending"]), int(row["year"]), row["source"]
        )
        for row in read_shipped("care_coverage.csv")
        if row["half"] == "fitted"
    }


@functools.cache
def list_tested() -> tuple[str, ...]:
    """List the codes of the half that nothing was fitted to."""
    rows = read_shipped("care_coverage.csv")
    return tuple(row["country"] for row in rows if row["half"] == "tested")


@functools.cache
def read_coverage_fit() -> CoverageFit:
    """Return the line that ships."""
    rows = read_shipped("care_coverage_fit.csv")
    told = {(row["quantity"], row["term"], row["other_term"]): float(row["value"]) for row in rows}
    return CoverageFit(
        means=np.array([told["mean", term, ""] for term in TERMS[1:]]),
        coefficients=np.array([told["coefficient", term, ""] for term in TERMS]),
        inverse=np.array([[told["inverse", one, other] for other in TERMS] for one in TERMS]),
        residual_sd=told["residual_sd", "", ""],
        countries=int(told["countries", "", ""]),
    )
