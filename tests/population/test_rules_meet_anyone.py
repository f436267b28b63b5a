"""The same law gives the same money to one family, to a block of families, and to cells."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache, cached_property

import numpy as np
import pytest

from carepact.core.draws import Sampler
from carepact.core.errors import CareError, DataError
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.policy.package_files import open_package
from carepact.policy.rules.arguments import LawValues
from carepact.policy.rules.outcome import Outcome
from carepact.policy.rules.staffing import LabourMarket
from carepact.policy.settings import apply_settings, read_settings
from carepact.population.apply_law import apply_law
from carepact.population.columns_of_country import count_hours_at_work
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.country_rows import CountryRows
from carepact.population.household_rows import HouseholdRows
from carepact.population.households import Households

YEAR = 2040
BLOCK = 10_000
DECILE = 6
SETTINGS = (
    "child_allowance.coverage=1",
    "pension_credits.coverage=1",
    "employer_measures.coverage=0.5",
    "employer_measures.top_up=1",
    "carers_leave.days=5",
    "breastfeeding_breaks.minutes_per_day=60",
    "time_saving_infrastructure.coverage=0.5",
    "long_term_care.allowance_coverage=0.5",
)
HERS, HIS = 0, 20
"""First row of women, and of men, among parents by sex, wage decile and sector."""


@dataclass(frozen=True)
class Place:
    """A country in one year, the point alone, under a law that has every instrument."""

    inputs: CountryInputs
    law: LawValues

    @classmethod
    def of(cls, code: str) -> Place:
        """Lay out a country and its law with every instrument at work."""
        country, people = read_country(code), read_population(code)
        inputs = build_inputs(country, people, [YEAR], Sampler(1, 0))
        package = apply_settings(open_package("co-responsibility"), read_settings(SETTINGS))
        return cls(inputs, expand(present_law(inputs), package, [YEAR]))

    @cached_property
    def cells(self) -> dict[str, Outcome]:
        """What the law does to the cells of the country."""
        return apply_law(CountryRows(self.inputs), self.law)

    def meet(self, households: Households) -> dict[str, Outcome]:
        """Apply the law to households at the country's wages."""
        market = LabourMarket(
            mean_wage=self.inputs.pay.mean[0, 0],
            minimum_wage=self.inputs.minimum_wage()[0, 0],
            contribution=self.inputs.pay.contribution[0, 0],
            hours_at_work=count_hours_at_work(self.inputs)[0, 0],
        )
        return apply_law(HouseholdRows(households, market), self.law)

    def family(self, weight: float = 1.0, decile: int = DECILE, **changed: object) -> Households:
        """A mother and a father in formal work, an infant, and a child of three."""
        hers, his = (
            float(self.inputs.spread_wages(self.inputs.pay.in_sector[0, sex])[0, 0, decile])
            for sex in (0, 1)
        )
        columns = {
            "household": np.zeros(4, dtype=np.int64),
            "weight": np.full(4, weight),
            "sex": np.array([0, 1, 0, 1]),
            "age": np.array([31, 34, 0, 3]),
            "is_parent": np.array([True, True, False, False]),
            "employed_share": np.array([1.0, 1, 0, 0]),
            "self_employed": np.zeros(4, dtype=bool),
            "sector": np.zeros(4, dtype=np.int64),
            "wage": np.array([hers, his, 0, 0]),
            "usual_hours": np.full(4, float(self.inputs.number("hours_week")[0, 0, 0])),
            "need_level": np.full(4, -1),
            "lacks_infrastructure": np.zeros(4, dtype=bool),
        }
        return Households(**{**columns, **changed})  # type: ignore[arg-type]


@cache
def kenya() -> Place:
    """Kenya, whose law grants less than the package in every instrument."""
    return Place.of("KEN")


def family(weight: float = 1.0, **changed: object) -> Households:
    """A Kenyan family of four."""
    return kenya().family(weight, **changed)  # type: ignore[arg-type]


def repeat(one: Households, times: int) -> Households:
    """Put many copies of a household one after another."""
    size = one.household.size
    columns = {part.name: np.tile(getattr(one, part.name), times) for part in fields(one)}
    return Households(**{**columns, "household": np.repeat(np.arange(times), size)})


def meet(households: Households) -> dict[str, Outcome]:
    """Apply Kenya's law to households at Kenya's wages."""
    return kenya().meet(households)


def money(outcomes: dict[str, Outcome]) -> dict[str, float]:
    """Add up what each instrument costs."""
    return {name: float(one.cost.sum()) for name, one in outcomes.items()}


def anyone() -> Households:
    """A household of four with an older person in need, without water: all that law can meet."""
    return family(
        age=np.array([31, 34, 0, 82]),
        need_level=np.array([-1, -1, -1, 0]),
        lacks_infrastructure=np.ones(4, dtype=bool),
        employed_share=np.array([1.0, 0.5, 0, 0]),
    )


def test_the_law_of_the_test_reaches_a_household_by_every_instrument() -> None:
    met, cells = money(meet(anyone())), money(kenya().cells)
    at_work = {name for name, cost in cells.items() if cost > 0}
    assert len(at_work) >= 13
    assert {name for name, cost in met.items() if cost > 0} == at_work


@pytest.mark.parametrize("of", [family, anyone])
def test_one_family_and_ten_thousand_alike_get_the_same_money(of: object) -> None:
    assert callable(of)
    one, block = money(meet(of())), money(meet(repeat(of(), BLOCK)))
    for name, cost in one.items():
        assert block[name] == pytest.approx(BLOCK * cost, rel=1e-9), name


def test_a_family_that_stands_for_ten_thousand_costs_what_they_cost() -> None:
    one, many = money(meet(family())), money(meet(family(weight=BLOCK)))
    for name, cost in one.items():
        assert many[name] == pytest.approx(BLOCK * cost, rel=1e-9), name


def test_a_family_among_others_gets_what_it_gets_alone() -> None:
    one, other = family(), anyone()
    joined = Households(
        **{
            part.name: np.concatenate([getattr(one, part.name), getattr(other, part.name)])
            for part in fields(one)
            if part.name != "household"
        },
        household=np.repeat([0, 1], 4),
    )
    alone, beside, both = money(meet(one)), money(meet(other)), money(meet(joined))
    for name, cost in both.items():
        assert cost == pytest.approx(alone[name] + beside[name], rel=1e-9), name


def compare_cells(place: Place, decile: int) -> int:
    """Hold leave by decile and sector, places and allowances by age, over who is there."""
    held = 0
    inputs, cells = place.inputs, place.cells
    home = place.meet(place.family(decile=decile))
    births = float(inputs.births()[0, 0, 0])
    for name, first, who, row in (
        ("maternity_leave", HERS, "f", 0),
        ("paternity_leave", HERS, "m", 0),
        ("parental_leave", HERS, "f", 0),
        ("parental_leave", HIS, "m", 1),
    ):
        formal = 1 - float(inputs.pay.informal["fm".index(who), 0, 0])
        parents = births * formal / 10 * float(inputs.employment_of_parents(who)[0, 0, 0])
        each = cells[name].cost[0, 0, first + 2 * decile] / parents
        assert home[name].cost[0, 0, row] == pytest.approx(each, rel=1e-9), (name, who)
        assert each > 0
        held += 1
    children = inputs.children(18)[0, 0]
    covered = place.law["childcare"]["coverage"][0, 0, 3]
    of_cells, of_home = cells["childcare"].reached[0, 0, 3], home["childcare"].reached[0, 0, 1]
    if (of_cells / children[3], of_home) == pytest.approx((covered, covered)):
        assert home["childcare"].cost[0, 0, 1] == pytest.approx(
            cells["childcare"].cost[0, 0, 3] / children[3], rel=1e-9
        )
    else:  # leave runs past the third birthday, where cells hold the mean of all who take it
        assert min(of_cells / children[3], of_home) < covered
    for child, age in enumerate((0, 3)):
        allowed = cells["child_allowance"].cost[0, 0, age] / children[age]
        assert home["child_allowance"].cost[0, 0, child] == pytest.approx(allowed, rel=1e-9)
        held += 1
    return held


def test_cells_of_the_country_pay_a_family_of_their_kind_what_it_gets_alone() -> None:
    assert compare_cells(kenya(), DECILE) == 6


@pytest.mark.campaign
@pytest.mark.parametrize("code", sorted(list_population()))
def test_cells_of_every_country_pay_a_family_of_their_kind_what_it_gets_alone(code: str) -> None:
    try:
        place = Place.of(code)
    except CareError as lacking:
        assert "own facts" in str(lacking)  # noqa: PT017 - what is missing is told
        return
    for decile in range(10):
        assert compare_cells(place, decile) == 6


def test_a_mother_without_work_is_credited_as_her_cell_is() -> None:
    cells = kenya().cells["pension_credits"]
    idle = meet(family(employed_share=np.array([0.0, 1, 0, 0])))["pension_credits"]
    assert idle.cost[0, 0, 0] / idle.reached[0, 0, 0] == pytest.approx(
        cells.cost[0, 0, 0] / cells.reached[0, 0, 0], rel=1e-9
    )
    assert idle.cost[0, 0, 1] == 0


def test_a_place_is_not_needed_in_the_months_at_home() -> None:
    """Both parents without work take no leave, and the infant needs its place all year."""
    at_work, idle = (
        meet(family(employed_share=np.array([work, work, 0, 0])))["childcare"].reached
        for work in (1.0, 0.0)
    )
    assert at_work[0, 0, 0] < idle[0, 0, 0]
    assert at_work[0, 0, 1] == idle[0, 0, 1]


def test_persons_out_of_order_are_refused() -> None:
    with pytest.raises(DataError, match="do not lie in a row"):
        replace(family(), household=np.array([0, 1, 0, 1]))


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(DataError, match="wage, need_level do not have 4 persons"):
        replace(family(), wage=np.ones(3), need_level=np.ones(5, dtype=np.int64))
