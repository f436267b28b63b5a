"""Enrolment under present law, as the rules on childcare need it: of children not on leave."""

from __future__ import annotations

import numpy as np

from carepact.core.arrays import FloatArray
from carepact.core.units import MONTHS_PER_YEAR
from carepact.law.childcare_places import cover_before_school
from carepact.law.law import Law
from carepact.law.years import expand
from carepact.policy.rules.arguments import LawValues
from carepact.population.apply_law import take_leave
from carepact.population.columns_of_country import CHILD_AGES, count_children
from carepact.population.country_inputs import CountryInputs
from carepact.population.country_rows import CountryRows
from carepact.simulate.instrument_traits import list_having
from carepact.simulate.row_parts import divide


def cover_those_not_on_leave(inputs: CountryInputs, law: Law) -> Law:
    r"""Turn coverage of all children into coverage of those whose parents are not on leave.

    Parameters
    ----------
    inputs : CountryInputs
        The country.
    law : Law
        Its present law, with enrolment as observed.

    Returns
    -------
    Law
        The same but for the coverage of childcare.

    Notes
    -----
    A place goes to :math:`N_a c (1 - \ell_a m_a / 12)` children of age a, and enrolment
    :math:`e` is observed of all ages of one rate together. So in the first year, draw by draw,
    :math:`c = e \sum N_a / \sum N_a (1 - \ell_a m_a / 12)` over these ages, and present law
    has the places that are observed. It may lie above 1, where a rate is gross. Children at
    school have no place, and ages of which all are on leave keep what is observed.
    """
    home = share_at_home(inputs.first_year, law)[:, 0]
    children = np.broadcast_to(count_children(inputs)[:, 0], home.shape)
    rates = cover_before_school(inputs.country, inputs.sampler).rates
    factor = np.ones(home.shape)
    for rate in np.unique(rates):
        ages = rates == rate
        whole = children[:, ages].sum(axis=-1)
        factor[:, ages] = divide(whole, (children * (1 - home))[:, ages].sum(axis=-1))[:, None]
    services = list_having(lambda one: one.rows == "children before school")

    def raise_coverage(values: LawValues) -> LawValues:
        """Multiply coverage by the factor, in every service for children."""
        covered = {name: values[name]["coverage"] * factor for name in services}
        raised = {name: {**values[name], "coverage": covered[name]} for name in services}
        return {**values, **raised}

    return law.edit(raise_coverage)


def share_at_home(inputs: CountryInputs, law: Law) -> FloatArray:
    """Compute which part of a year of age a parent is on leave, shape (1 + draws, years, ages)."""
    taken = take_leave(CountryRows(inputs), expand(law, None, inputs.years))
    home = taken.share_at_home * taken.months_at_home(CHILD_AGES) / MONTHS_PER_YEAR
    shape = (1 + inputs.draws, len(inputs.years), CHILD_AGES.size)
    return np.broadcast_to(home, shape)
