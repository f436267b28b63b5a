"""Further replicates: the error of wages, beside the survey's own on one axis.

The survey's replicates come first. Behind them stands one for each uncertain wage or ratio,
with the survey's final weights and that wage moved up by its standard error; its variance
coefficient is 1. Covariances of activities, methods, women and men then come by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.uncertainty import replicate_standard_error

StandardError = Callable[[FloatArray, FloatArray], FloatArray]


@dataclass(frozen=True)
class Further:
    """How many replicates stand behind the survey's."""

    number: int

    def repeat(self, theta: FloatArray) -> FloatArray:
        """Append the estimate, where no wage has a part in it, shape (..., 1 + R + F)."""
        return np.concatenate([theta, np.repeat(theta[..., :1], self.number, axis=-1)], axis=-1)

    def extend(self, coefficients: FloatArray) -> FloatArray:
        """Append a variance coefficient of 1 for each, shape (R + F,)."""
        return np.append(coefficients, np.ones(self.number))

    def add_to(self, survey: StandardError) -> StandardError:
        r"""Add the variance of the further replicates to the survey's.

        Parameters
        ----------
        survey : callable
            How the survey's replicates become an error. It sees them alone, so that a
            bootstrap which leaves out empty replicates scales up no error of wages.

        Returns
        -------
        callable
            Of estimates of shape (..., 1 + R + F) and coefficients of shape (R + F,).

        Notes
        -----
        :math:`V = V_{survey} + \sum_f (\theta_f - \theta_0)^2`.
        """
        if not self.number:
            return survey

        def both(theta: FloatArray, coefficients: FloatArray) -> FloatArray:
            """Combine the survey's error with that of wages."""
            own = survey(theta[..., : -self.number], coefficients[: -self.number])
            wages = np.concatenate([theta[..., :1], theta[..., -self.number :]], axis=-1)
            return np.hypot(own, replicate_standard_error(wages, coefficients[-self.number :]))

        return both
