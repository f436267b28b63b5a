"""Who works for pay as care is provided, and what they earn, run by run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from carepact.core.arrays import FloatArray, sum_alike
from carepact.core.draws import draw_parameter
from carepact.core.parameter_tables import LABELS, name_by_group
from carepact.data.countries.facts import BASE_DAY
from carepact.data.evidence.reading import shipped_evidence
from carepact.measure.country_hours import draw_evidence
from carepact.population import columns_of_country as rows
from carepact.population.country_inputs import CountryInputs
from carepact.population.employment import count_old
from carepact.simulate.closures import Totals
from carepact.simulate.employment import HoursResponse, Mothers, enter_work
from carepact.simulate.instrument_traits import list_having
from carepact.simulate.projection import place
from carepact.simulate.row_parts import divide


@dataclass(frozen=True)
class Work:
    """Persons in work and what they earn; runs first, draws and years last."""

    adults: FloatArray
    """Shape (sexes, 1, years). [persons]"""
    employed: FloatArray
    """Shape (scenarios, sexes, draws, years). [persons]"""
    care_jobs: FloatArray
    """Care jobs beyond present law, shape (scenarios, sexes, draws, years). [persons]"""
    mothers: FloatArray
    """Mothers who take up work, below 0 who lose it, (scenarios, draws, years). [persons]"""
    care_pay: FloatArray
    """Pay of care staff beyond present law, shape (scenarios, draws, years). [money a year]"""
    mothers_pay: FloatArray
    """Pay of those mothers, shape (scenarios, draws, years). [money a year]"""
    wage: FloatArray
    """Mean wage, shape (scenarios, sexes, draws, years). [money a year]"""


def name_gain(income_group: str) -> str:
    """Name the evidence on mothers in work for a child in use, in an income group."""
    return name_by_group("gain_of_use", income_group)


def list_gains_of_others(income_group: str) -> frozenset[str]:
    """List that of other income groups, which a country does not stand on, by its full name."""
    others = [group for group in LABELS["income group"] if group != income_group]
    return frozenset(f"employment.{name_gain(group)}" for group in others)


def draw_hours_response(inputs: CountryInputs) -> HoursResponse:
    """Draw how mothers answer to hours of a place, arrays of shape (1 + draws, 1, 1)."""
    ends = (draw_employment(f"hours_{end}", inputs) for end in ("without_gain", "of_full_gain"))
    return HoursResponse(*(end[..., None] for end in ends))


def draw_employment(name: str, inputs: CountryInputs) -> FloatArray:
    """Draw a value of the evidence on employment, shape (1 + draws, 1)."""
    parameter = shipped_evidence("employment").effects[name]
    return draw_parameter(parameter, f"employment.{name}", BASE_DAY, inputs.sampler)[:, None]


def count_children_a_mother(inputs: CountryInputs) -> FloatArray:
    """Count children under school age to a mother of any, shape (1, years). [persons]"""
    children = rows.count_children(inputs).sum(axis=-1)
    a_mother: FloatArray = children / rows.count_parents(inputs)[..., place("sex", "women")]
    return np.maximum(a_mother, 1.0)


def count_hireable(inputs: CountryInputs) -> FloatArray:
    r"""Count who could be hired into care beside the employed, shape (sexes, draws, years).

    Notes
    -----
    A share of those of 15 to 64 without employment: :math:`h (N - N_{65} - (E - p N_{65}))`,
    with p the old in the labour force, all of them taken to be employed.
    """
    adults, employed = inputs.pay.adults, inputs.pay.employed
    old, active = count_old(inputs, inputs.persons)
    # The old in work are taken off too: nobody is hired out of those of 65 and over.
    idle = np.maximum(adults - old - (employed - old * active), 0.0)
    hireable: FloatArray = idle * draw_employment("hiring_pool", inputs)
    return hireable


def follow_work(inputs: CountryInputs, totals: Mapping[str, Totals]) -> Work:
    r"""Compute who works more, and what they earn.

    Notes
    -----
    Care jobs and mothers entering are disjoint. The mean wage of a sex is
    :math:`(E_0 w_0 + \Delta W) / (E_0 + \Delta E)`, pay of staff divided as `divide_pay` does.
    """
    women = place("sex", "women")
    adults, employed = inputs.pay.adults, inputs.pay.employed
    # Care is planned in full-time jobs, but employment is counted in persons, some part-time.
    heads = draw_evidence("heads_per_job", inputs.sampler)[:, None]
    staff = sum_alike([one.staff for one in totals.values()]) * heads
    jobs = staff - staff[:1]
    paid = divide_pay(list(totals.values()))
    by_sex = paid - paid[:1]
    # A mother who is freed and hired as care staff is one person: she stands among care jobs.
    mothers = enter_work(
        free_mothers(inputs, totals),
        jobs[:, women],
        draw_employment("mothers_in_care_jobs", inputs),
        count_hireable(inputs)[women],
        count_mothers(inputs),
    )
    wages = inputs.pay.earnings
    # Who enters with a young child earns less than the mean woman in work.
    mothers_pay = mothers * wages[women] * draw_employment("relative_pay", inputs)
    # Nobody's wage answers to the reform: the mean moves as those who enter earn more or less.
    after = employed + jobs
    total = employed * wages + by_sex
    after[:, women] += mothers
    total[:, women] += mothers_pay
    return Work(adults, after, jobs, mothers, by_sex.sum(axis=1), mothers_pay, total / after)


def count_mothers(inputs: CountryInputs) -> Mothers:
    """Count mothers of a child under school age by whether they work, as rules on leave do.

    Employment is that of women of 25 to 54 under present law: no figure of mothers ships.
    """
    mothers = rows.count_parents(inputs)[..., place("sex", "women")]
    in_work = mothers * inputs.employment_of_parents("f")[..., 0]
    return Mothers(in_work, mothers - in_work)


def free_mothers(inputs: CountryInputs, totals: Mapping[str, Totals]) -> FloatArray:
    """Count mothers who would take up work as use of services changes, over instruments.

    Shape (scenarios, draws, years), before who can enter work at all limits them. [persons]
    """
    a_mother = count_children_a_mother(inputs)
    freed = list_having(lambda one: one.frees_for_work == "mothers")
    gain = draw_employment(name_gain(inputs.income_group), inputs)
    return sum_alike([gain * (totals[name].gained / a_mother) for name in freed])


def divide_pay(totals: Sequence[Totals]) -> FloatArray:
    """Divide the pay of staff by sex, service by service as its staff are.

    Parameters
    ----------
    totals : sequence of Totals
        Every instrument.

    Returns
    -------
    FloatArray, shape (scenarios, sexes, draws, years)
        Women and men of one service are paid alike. [money a year]
    """
    # Of levels and not of changes: where women go and men come the changes may cancel out.
    return sum_alike(
        [
            one.paid[:, None, place("payee", "staff")]
            * divide(one.staff, one.staff.sum(axis=1, keepdims=True), nothing=0.0)
            for one in totals
        ]
    )
