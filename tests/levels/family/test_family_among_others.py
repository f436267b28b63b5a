"""One family gets alone what it gets in a block of a thousand, and what its cell of a country gets.

Pay is in the country's own money for the family and in dollars for the cells.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from tests.cases.family.families import HERS, HIS, THEIRS, father, mother
from tests.levels.family.lawbooks import apply, open_lawbook

from carepact.core.draws import Sampler
from carepact.data.countries.population import read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.levels.family.members import Family, Parent
from carepact.levels.family.rows import lay_market, lay_out_family
from carepact.policy.package import Package, PhaseIn
from carepact.policy.settings import apply_settings, read_settings
from carepact.population.apply_law import apply_law
from carepact.population.country_inputs import build_inputs
from carepact.population.country_rows import CountryRows
from carepact.population.household_rows import HouseholdRows
from carepact.population.households import Households

BLOCK = 1_000
EXACT = 1e-12
DUE = date(2026, 7, 1)
LEAVES = (HERS, HIS, THEIRS)


def repeat(people: Households, others: Households) -> Households:
    """Put a family first and last among a thousand."""
    places = [people, *[others] * (BLOCK - 2), people]
    columns = {
        part.name: np.concatenate([getattr(one, part.name) for one in places])
        for part in fields(people)
    }
    of = np.repeat(np.arange(BLOCK), [one.household.size for one in places])
    return Households(**{**columns, "household": of})


def paid_to_both(people: Households, family: Family, name: str) -> np.ndarray:
    """Apply the family's law to households; what a leave costs by row."""
    book = open_lawbook(family.country)
    rows = HouseholdRows(people, lay_market(book.wages, 40.0))
    cost: np.ndarray = apply_law(rows, book.of(family).on(family.day))[name].cost
    return np.ravel(cost)


@pytest.mark.parametrize("name", LEAVES)
@pytest.mark.parametrize("country", ["KEN", "FRA", "ESP", "SWE", "DEU", "ZAF", "JPN", "BDI"])
def test_a_family_is_paid_alone_what_it_is_paid_among_a_thousand(country: str, name: str) -> None:
    family = Family(country, (mother(123.4, shared=10), father(567.8, shared=5)), due=DUE)
    others = replace(family, parents=(mother(77.7), father(99.9)), children=2)
    wages = open_lawbook(country).wages
    alone = paid_to_both(lay_out_family(family, wages).households, family, name)
    block = paid_to_both(
        repeat(lay_out_family(family, wages).households, lay_out_family(others, wages).households),
        family,
        name,
    )
    mothers, fathers = (0, BLOCK - 1), (BLOCK, 2 * BLOCK - 1)
    places = {HERS: [mothers], HIS: [(0, BLOCK - 1)], THEIRS: [mothers, fathers]}[name]
    assert alone.size == len(places)
    assert block.size == BLOCK * len(places)
    for row, ends in enumerate(places):
        for place in ends:
            assert block[place] == pytest.approx(alone[row], rel=EXACT, abs=0)


@pytest.mark.parametrize(("country", "name"), [("KEN", HERS), ("KEN", HIS), ("ESP", HIS)])
def test_the_answer_to_a_family_is_what_the_rules_pay_its_rows(country: str, name: str) -> None:
    family = Family(country, (mother(123.4), father(567.8)), due=DUE)
    people = lay_out_family(family, open_lawbook(country).wages).households
    [cost] = paid_to_both(people, family, name)
    [right] = [one for one in apply(family).rights if one.instrument == name]
    assert cost > 0
    assert right.benefit == pytest.approx(cost, rel=EXACT)


ALL_TAKEN = [
    f"{name}.{key}={value}"
    for name in (HERS, HIS)
    for key, value in (("take_up", 1), ("take_up_response", 0), ("coverage.formal", 1))
]
"""A family takes all that it may; of the country's cells not all do."""


def pay_of(country: str, sex: int, decile: int) -> tuple[float, dict[str, float]]:
    """Tell the yearly pay of a wage decile, and what a leave costs for each parent of its cell."""
    known = read_country(country)
    inputs = build_inputs(known, read_population(country), [DUE.year], Sampler(1, 0))
    package = apply_settings(
        Package(
            package="all",
            title="All",
            purpose="All is taken.",
            phase_in=PhaseIn(begins=DUE.year, ends=DUE.year),
        ),
        read_settings(ALL_TAKEN),
    )
    cells = apply_law(CountryRows(inputs), expand(present_law(inputs), package, [DUE.year]))
    wage = float(inputs.spread_wages(inputs.pay.in_sector[0, sex])[0, 0, decile])
    formal = 1 - float(inputs.pay.informal[sex, 0, 0])
    who = "fm"[sex]
    births = float(inputs.births()[0, 0, 0])
    parents = births * formal / 10 * float(inputs.employment_of_parents(who)[0, 0, 0])
    name = (HERS, HIS)[sex]
    each = float(cells[name].cost[0, 0, 2 * decile]) / parents
    mean = float(inputs.pay.mean[0, 0, 0])
    return wage / mean, {name: each / mean}


@pytest.mark.parametrize("decile", [0, 4, 9])
@pytest.mark.parametrize(
    ("country", "sex"), [("KEN", 0), ("KEN", 1), ("BDI", 0), ("ITA", 0), ("POL", 1), ("CAN", 0)]
)
def test_a_family_with_the_pay_of_a_decile_gets_what_its_cell_gets(
    country: str, sex: int, decile: int
) -> None:
    """In mean wages: the benefit of each who takes the leave, in a cell and in a family.

    A family's leave has whole days: Italy's 21.7 weeks are 152 days and not 151.9.
    """
    share, costs = pay_of(country, sex, decile)
    mean = open_lawbook(country).wages.mean
    assert mean is not None
    pay = share * mean

    def earning(one: Parent) -> Parent:
        """Let a parent earn what the decile does."""
        return replace(one, pay=pay)

    family = Family(country, (earning(mother()), earning(father())), due=DUE)
    [(name, each)] = costs.items()
    [right] = [one for one in apply(family).rights if one.instrument == name]
    assert right.benefit is not None
    weeks = float(open_lawbook(country).law.on(DUE)[name]["weeks"][0])
    assert right.days == round(weeks * 7)
    assert right.benefit / mean == pytest.approx(each * right.days / (weeks * 7), rel=1e-9)
    assert each > 0
