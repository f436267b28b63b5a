"""A crisis moves what it names and nothing else, for present law and a package alike."""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from carepact.core.draws import Sampler
from carepact.core.errors import ParameterError
from carepact.data.crises.crisis import Course, Crisis, shipped_crises
from carepact.ledger.ledger import post_projection
from carepact.simulate.crises import BegunCrisis, follow, lay_out_crises
from carepact.simulate.crisis_table import compare_crisis, find_worst_year, tabulate_crisis
from carepact.simulate.projection import HEADLINE_SCENARIO, PRESENT_LAW
from carepact.simulate.result_grade import grade_result
from carepact.studies.country_projection import read_study_country, simulate_country
from carepact.studies.one_country.facts import Simulated
from carepact.studies.study_file.opening import open_study

YEARS = tuple(range(2024, 2036))


def strike(crisis: Crisis, code: str = "KEN", draws: int = 20, begins: int = 2028) -> Simulated:
    """Carry a country through one crisis."""
    study = open_study(code, {"package": "universal-care", "until": YEARS[-1], "draws": draws})
    study = replace(study, crises=(BegunCrisis("test", crisis, begins),))
    return simulate_country(study, read_study_country(study), study.sampler)


def changes_of(found: Simulated) -> dict[str, xr.DataArray]:
    assert found.calm is not None
    return compare_crisis(found.projection, found.calm)


def test_a_course_ends_or_stays_or_goes_on() -> None:
    told = {"values": (0.1, 0.3)}
    years = range(2026, 2032)
    ends, stays, on = (
        follow(Course(**told, then=then), 2027, years) for then in ("ends", "stays", "goes on")
    )
    np.testing.assert_allclose(ends, [0, 0.1, 0.3, 0, 0, 0])
    np.testing.assert_allclose(stays, [0, 0.1, 0.3, 0.3, 0.3, 0.3])
    np.testing.assert_allclose(on, [0, 0.1, 0.3, 0.5, 0.7, 0.9])


def test_two_crises_work_on_what_the_other_leaves() -> None:
    """Half open and a fifth shut of that: 0.4 opens, and pay goes on for 0.5 x 1 + 0.1 x 0.5."""
    one = Crisis(services_closed={"childcare": Course(values=(0.5,))}, pay_kept=1)
    two = Crisis(services_closed={"childcare": Course(values=(0.2,))}, pay_kept=0.5)
    begun = [BegunCrisis("a", one, 2026), BegunCrisis("b", two, 2026)]
    found = lay_out_crises(begun, [2025, 2026], Sampler(1, 0))
    np.testing.assert_allclose(found.open["childcare"], [[1, 0.4]])
    np.testing.assert_allclose(found.pay_kept["childcare"], [[0, 0.55]])
    np.testing.assert_allclose(found.open["long_term_care"], [[1, 1]])


def test_nothing_moves_before_a_crisis_and_nothing_that_it_does_not_name() -> None:
    found = strike(Crisis(employment=Course(values=(-0.1, -0.05))))
    for name, change in changes_of(found).items():
        assert not change.sel(year=slice(2024, 2027)).any(), name
    moved = changes_of(found)
    assert not moved["crisis_hours_held"].any()
    # Employment falls by a tenth, and GDP with it: GDP per worker is not named.
    np.testing.assert_allclose(moved["crisis_gdp"].sel(year=2028), -0.1, rtol=1e-9)
    assert found.calm is not None
    employed = found.calm.values["employed"].sel(scenario=PRESENT_LAW, year=2028)
    lost = moved["crisis_employed"].sel(scenario=PRESENT_LAW, year=2028)
    np.testing.assert_allclose(lost, -0.1 * employed, rtol=1e-9)


def test_a_service_that_shuts_by_half_calls_families_back_by_hand() -> None:
    """Attended hours lost, times the shares of evidence, are what families give more."""
    shut = Crisis(services_closed={"childcare": Course(values=(0.5,))}, pay_kept=1)
    found = strike(shut, draws=2)
    assert found.calm is not None
    calm, struck = found.calm.values, found.projection.values
    for run in (PRESENT_LAW, HEADLINE_SCENARIO):
        before, after = (one.sel(scenario=run, year=2028, draw=0) for one in (calm, struck))
        children = ["children 0-2", "children 3-5"]
        lost = (before["attended"] - after["attended"]).sel(recipient=children)
        assert float(lost.sum()) == pytest.approx(
            0.5 * float(before["attended"].sel(recipient=children).sum()), rel=1e-9
        )
        held = compare_crisis(found.projection, found.calm)["crisis_hours_held"]
        families = held.sel(
            scenario=run, year=2028, draw=0, holder=["women, unpaid", "men, unpaid"]
        )
        assert float(families.sum()) == pytest.approx(0.05 * float(lost.sum()), rel=1e-9)
        near = (after["supervision"] - before["supervision"]).sum()
        assert float(near) == pytest.approx(0.7 * float(lost.sum()), rel=1e-9)
        # Staff are paid on, so nobody's bill falls; all that is paid stays.
        assert float(after["paid"].sum()) == pytest.approx(float(before["paid"].sum()), rel=1e-9)


def test_staff_who_leave_are_paid_no_more_and_what_they_gave_is_given_or_missed() -> None:
    gone = Crisis(staff_gone=Course(values=(0.2,), then="stays"))
    found = strike(gone, "DEU", draws=2)
    assert found.calm is not None
    calm, struck = found.calm.values, found.projection.values
    before, after = (one.sel(scenario=PRESENT_LAW, year=2030, draw=0) for one in (calm, struck))
    np.testing.assert_allclose(after["staff"], 0.8 * before["staff"], rtol=1e-9)
    staff = [one.sel(payee="staff").sum() for one in (before["paid"], after["paid"])]
    assert float(staff[1]) == pytest.approx(0.8 * float(staff[0]), rel=1e-9)
    held = compare_crisis(found.projection, found.calm)["crisis_hours_held"]
    of_law = held.sel(scenario=PRESENT_LAW, year=2030, draw=0)
    assert float(of_law.sel(holder="services")) < 0 < float(of_law.sel(holder="women, unpaid"))
    # What adults need is given by somebody or missed: need is what it was.
    adults = ["adults in need", "older persons in need"]
    np.testing.assert_allclose(after["need"].sel(recipient=adults),
                               before["need"].sel(recipient=adults), rtol=1e-9)  # fmt: skip


def test_a_longer_life_adds_the_old_alone() -> None:
    found = strike(Crisis(persons_of_75=Course(values=(0.1,), then="stays")), draws=2)
    assert found.calm is not None
    calm, struck = (one.values.sel(scenario=PRESENT_LAW, year=2030) for one in
                    (found.calm, found.projection))  # fmt: skip
    np.testing.assert_allclose(struck["reached"].sel(instrument="childcare"),
                               calm["reached"].sel(instrument="childcare"))  # fmt: skip
    more = struck["need"] / calm["need"]
    assert 1 < float(more.sel(recipient="older persons in need").isel(draw=0)) < 1.1
    assert float(more.sel(recipient="adults in need").isel(draw=0)) == pytest.approx(1)


@pytest.mark.parametrize("name", sorted(shipped_crises()))
def test_the_books_of_every_shipped_crisis_balance(name: str) -> None:
    found = strike(shipped_crises()[name], "BRA", draws=30)
    assert found.calm is not None
    books = post_projection(found.projection)
    assert books.checks
    grade = grade_result(found.projection.inputs)
    figures = tabulate_crisis(found.projection, found.calm, grade)
    assert 2028 <= find_worst_year(figures) <= YEARS[-1]


def test_how_hard_a_crisis_hits_is_drawn_by_its_name_and_disturbs_nothing_else() -> None:
    found = strike(shipped_crises()["recession"], draws=30)
    assert found.calm is not None
    drawn = found.projection.drawn["crises.test"]
    assert drawn[0] == 1
    assert drawn.min() >= 0.5
    assert drawn.max() <= 2
    for name, values in found.calm.drawn.items():
        np.testing.assert_array_equal(values, found.projection.drawn[name], err_msg=name)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["pandemic"], "does not say when it begins"),
        (["pandemc:2028"], "Did you mean 'pandemic'?"),
        (["pandemic:2028", "pandemic:2030"], "stands twice"),
        (["pandemic:2020"], "is not after 2024"),
    ],
)
def test_a_crisis_that_cannot_be_is_refused(told: list[str], said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        open_study("KEN", {"shocks": told, "until": 2035})
