"""Persons in care jobs, the hours they are paid for, and what an hour of work is worth."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from carepact.core.arrays import FloatArray, sum_alike
from carepact.measure.country_hours import draw_evidence
from carepact.policy.rules.arguments import LawValues
from carepact.population.columns_of_country import hourly
from carepact.population.country_inputs import CountryInputs
from carepact.simulate.closures import Totals
from carepact.simulate.instrument_traits import list_staffed


def count_heads(inputs: CountryInputs, staff: FloatArray) -> FloatArray:
    """Count the persons in care jobs, shape (scenarios, instruments, sexes, draws, years)."""
    heads = draw_evidence("heads_per_job", inputs.sampler)[:, None]
    counted: FloatArray = staff * heads
    return counted


def count_staff_hours(
    totals: Mapping[str, Totals], laws: tuple[LawValues, LawValues]
) -> FloatArray:
    """Count the hours that care staff are paid for, shape (scenarios, draws, years)."""
    parts = []
    for name, one in list_staffed():
        if one.paid_hours != "nothing":
            full = [np.asarray(values[name][one.paid_hours])[..., 0] for values in laws]
            # All work a full-time year of the law of the run: the first is present law.
            staff = totals[name].staff.sum(axis=1)
            parts.append(np.concatenate([staff[:1] * full[0], staff[1:] * full[1]]))
    return sum_alike(parts)


def value_hour(inputs: CountryInputs) -> FloatArray:
    """Value an hour of unpaid work at an hour of elementary work, shape (draws, years).

    It is an hour at work, as those are that care staff are paid for.
    """
    return hourly(inputs, inputs.number("wage_ratio_elementary") * inputs.pay.mean)[..., 0]
