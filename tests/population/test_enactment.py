from __future__ import annotations

import numpy as np
import pytest
from tests.population.countries import YEARS, inputs_of

from carepact.core.draws import Sampler
from carepact.core.errors import CareError
from carepact.data.countries.facts import known_countries
from carepact.data.countries.population import list_population, read_population
from carepact.data.countries.reading import read_country
from carepact.law.present_law import present_law
from carepact.law.years import expand
from carepact.policy.instruments.maternity_leave import rules as maternity_leave
from carepact.policy.package import Package, PhaseIn
from carepact.policy.package_files import open_package
from carepact.policy.rules.arguments import pick_arguments
from carepact.policy.rules.leave import LeaveColumns
from carepact.policy.shipped_instruments import instrument_names
from carepact.population import columns_of_country as rows
from carepact.population.apply_law import apply_law
from carepact.population.country_inputs import CountryInputs, build_inputs
from carepact.population.country_rows import CountryRows

EMPTY = Package(
    package="empty", title="Nothing", purpose="None.", phase_in=PhaseIn(begins=2025, ends=2030)
)


def test_the_empty_package_equals_present_law_bit_by_bit() -> None:
    inputs = inputs_of("KEN")
    law = present_law(inputs)

    before = apply_law(CountryRows(inputs), expand(law, None, YEARS))
    after = apply_law(CountryRows(inputs), expand(law, EMPTY, YEARS))

    for name in instrument_names():
        assert np.array_equal(before[name].cost, after[name].cost)
        assert np.array_equal(before[name].reached, after[name].reached)


def test_nothing_is_built_under_present_law() -> None:
    inputs = inputs_of("KEN")

    outcomes = apply_law(CountryRows(inputs), expand(present_law(inputs), None, YEARS))

    assert float(np.sum(outcomes["childcare"].capital)) == 0
    assert float(np.sum(outcomes["long_term_care"].capital)) == 0


def test_places_beyond_those_that_stand_are_built() -> None:
    inputs = inputs_of("KEN")
    values = expand(present_law(inputs), None, YEARS)
    now = apply_law(CountryRows(inputs), values)
    standing = {name: np.array(np.inf) for name in now}
    standing["childcare"] = now["childcare"].reached - 10

    built = apply_law(CountryRows(inputs), values, standing)["childcare"]

    # 10 places x 0.5 mean wages each, where 10 are needed
    wage = float(inputs.pay.mean[0, 0, 0])
    assert np.asarray(built.capital)[0, 0, 0] == pytest.approx(10 * 0.5 * wage)


def test_figures_have_the_axes_draw_year_rows() -> None:
    inputs = inputs_of("KEN")

    outcomes = apply_law(CountryRows(inputs), expand(present_law(inputs), None, YEARS))

    sizes: dict[str, int] = {
        "maternity_leave": 20,
        "parental_leave": 40,
        "childcare": 6,
        "long_term_care": 16,
    }
    for name, size in sizes.items():
        assert outcomes[name].cost.shape == (21, len(YEARS), size)


def mothers_of(inputs: CountryInputs) -> LeaveColumns:
    """Return the rows of mothers of newborns."""
    rows = CountryRows(inputs)
    return LeaveColumns(**rows.offer("mothers of newborns", rows.begin(), {}))


def test_the_whole_country_costs_what_its_cells_cost() -> None:
    """Collapsed rows, full cells and a million equal blocks give one number."""
    inputs = build_inputs(read_country("CHL"), read_population("CHL"), [2024], Sampler(1, 0))
    settings = {
        **expand(present_law(inputs), None, [2024])["maternity_leave"],
        "ceiling": np.full((1, 1, 1), 0.8),
    }
    terms = pick_arguments(maternity_leave.Terms, settings)
    whole = maternity_leave.compute(mothers_of(inputs), terms)

    dims = ("age_group", "partner", "need_at_home", "work", "decile")
    mothers = inputs.cells.persons.sel(
        sex="women", role="mother", youngest_child="0", work=["formal", "informal"]
    ).transpose(*dims)
    weight = (mothers / mothers.sum()).to_numpy().reshape(-1)
    shape = tuple(mothers.sizes[dim] for dim in dims)
    work, decile = (place.reshape(-1) for place in np.indices(shape)[-2:])
    births = float(inputs.births()[0, 0, 0])

    formal, informal = inputs.pay.in_sector[:, 0]
    wages = np.stack(
        [inputs.spread_wages(formal)[0, 0], inputs.spread_wages(informal, bounded=False)[0, 0]]
    )

    def columns(weights: np.ndarray) -> LeaveColumns:
        return LeaveColumns(
            persons=births * weights,
            employed_share=inputs.employment_of_parents("f")[0, 0],
            sector=work,
            sex=np.zeros(work.size, dtype=np.int64),
            wage=wages[work, decile],
            own_part=np.zeros(()),
            mean_wage=inputs.pay.mean[0, 0],
            usual_hours=inputs.number("hours_week")[0, 0],
        )

    cells = maternity_leave.compute(columns(weight), terms)
    block = maternity_leave.compute(columns(weight / 1_000_000), terms)

    assert weight.size > 300
    assert cells.cost.sum() == pytest.approx(whole.cost.sum())
    assert 1_000_000 * block.cost.sum() == pytest.approx(whole.cost.sum())
    assert cells.reached.sum() == pytest.approx(whole.reached.sum())


def test_a_child_with_a_parent_on_leave_needs_no_place() -> None:
    inputs = inputs_of("EST")
    law = present_law(inputs)
    values = {name: dict(settings) for name, settings in expand(law, None, YEARS).items()}
    with_leave = apply_law(CountryRows(inputs), values)["childcare"].reached
    for name, key in (
        ("maternity_leave", "weeks"),
        ("parental_leave", "own_weeks"),
        ("parental_leave", "transferable_weeks"),
    ):
        values[name][key] = np.zeros((1, 1, 1))

    without = apply_law(CountryRows(inputs), values)["childcare"].reached

    assert (without[..., 0] >= with_leave[..., 0]).all()
    assert without[0, 0, 0] > with_leave[0, 0, 0]
    children = rows.count_children(inputs)
    assert without[0, :, 3] == pytest.approx(
        children[0, :, 3] * law.values["childcare"]["coverage"][0, 3]
    )


@pytest.mark.parametrize(
    "name",
    [
        "ilo-floor",
        "universal-care",
        "co-responsibility",
        "first-1000-days",
        "starting-low",
        "ilo-2035",
    ],
)
def test_every_shipped_package_costs_no_less_than_present_law(name: str) -> None:
    years = (2025, 2040)
    inputs = build_inputs(read_country("KEN"), read_population("KEN"), years, Sampler(1, 5))
    law = present_law(inputs)

    before = apply_law(CountryRows(inputs), expand(law, None, years))
    after = apply_law(CountryRows(inputs), expand(law, open_package(name), years))

    gained = [float((after[i].cost - before[i].cost)[0, -1].sum()) for i in instrument_names()]
    assert sum(gained) > 0


def test_two_runs_share_their_draws() -> None:
    inputs = inputs_of("KEN")
    law = present_law(inputs)

    first, second = (apply_law(CountryRows(inputs), expand(law, EMPTY, YEARS)) for _again in (0, 1))

    assert np.array_equal(first["childcare"].cost, second["childcare"].cost)


def test_at_least_170_countries_enact_their_law() -> None:
    enacted = []
    for code in known_countries():
        if code not in list_population():
            continue
        try:
            inputs = build_inputs(read_country(code), read_population(code), [2025], Sampler(1, 0))
        except CareError:
            continue  # figures are missing; the error names them
        outcomes = apply_law(CountryRows(inputs), expand(present_law(inputs), None, [2025]))
        assert all(np.isfinite(one.cost).all() for one in outcomes.values()), code
        enacted.append(code)

    assert len(enacted) >= 170
