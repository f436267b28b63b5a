"""A study of the country that takes a network's package has the network's hours in its books."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.levels.community.networks import make_network, open_made

from carepact.core.draws import Sampler
from carepact.levels.community.centre import Centre, Sums
from carepact.policy.package_files import read_package
from carepact.report.centre.package_file import write_package
from carepact.simulate.growth_paths import DeclaredPaths
from carepact.studies.centre import answer_centre
from carepact.studies.country import answer_country
from carepact.studies.one_centre.answer import CentreAnswer
from carepact.studies.study_file.model import CountryStudy

YEAR = 2026


@pytest.fixture(scope="module")
def network() -> CentreAnswer:
    """A network of forty centres of Kenya."""
    return answer_centre(open_made(make_network(40, seed=13)))


@pytest.fixture(scope="module")
def care(network: CentreAnswer, tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    """The flows of care in the books of the study that names the network's package."""
    file = tmp_path_factory.mktemp("study") / "network-package.yaml"
    file.write_bytes(write_package(network))
    study = CountryStudy("KEN", read_package(file), YEAR + 1, Sampler(1, 2), DeclaredPaths())
    flows = answer_country(study).books.flows
    return flows.filter(title="care", draw="central run").with_columns(
        pl.col("from").cast(pl.String)
    )


def hours_of(
    care: pl.DataFrame, provider: str, scenario: str = "demand", year: int = YEAR
) -> float:
    """Add up the hours that a provider gives."""
    kept = care.filter(
        pl.col("from").str.ends_with(provider),
        pl.col("scenario").cast(pl.String) == scenario,
        pl.col("year") == year,
    )
    return float(kept["amount"].sum())


@pytest.mark.parametrize("sex", ["women", "men"])
def test_volunteers_of_the_books_are_those_of_the_network(
    network: CentreAnswer, care: pl.DataFrame, sex: str
) -> None:
    given = network.sums.given(f"{sex}_volunteer").units / 60
    assert hours_of(care, f":volunteer {sex}") == pytest.approx(given, rel=1e-9)


@pytest.mark.parametrize("sex", ["women", "men"])
def test_paid_hours_beyond_present_law_are_those_of_the_network(
    network: CentreAnswer, care: pl.DataFrame, sex: str
) -> None:
    provider = f":{sex} in private services"
    beyond = hours_of(care, provider) - hours_of(care, provider, "present law")
    paid = network.sums.given(f"{sex}_paid").units / 60
    # Set off against all private services, of which the network is a part in a thousand.
    assert beyond == pytest.approx(paid, abs=1e-9 * hours_of(care, provider))


def test_the_whole_line_is_the_network_to_a_part_in_a_thousand_million(
    network: CentreAnswer, care: pl.DataFrame
) -> None:
    line = sum(hours_of(care, f":volunteer {sex}") for sex in ("women", "men"))
    for sex in ("women", "men"):
        provider = f":{sex} in private services"
        line += hours_of(care, provider) - hours_of(care, provider, "present law")
    assert line == pytest.approx(network.sums.given("all").units / 60, rel=1e-9)


def test_before_the_network_there_are_no_volunteers(care: pl.DataFrame) -> None:
    assert hours_of(care, ":volunteer women", year=YEAR - 1) == 0.0


def test_what_the_instrument_does_not_take_stays_as_it_ships_or_makes_no_package() -> None:
    centres = make_network(40, seed=13)
    rich = [_multiply(one, "cost wages", 10**6) for one in centres]
    told = {one.parameter for one in answer_centre(open_made(rich)).settings}
    assert "wage_ratio" not in told
    assert "paid_staff" in told
    crowded = [_multiply(one, "minutes women_volunteer", 10**4) for one in centres]
    answer = answer_centre(open_made(crowded))
    assert answer.settings == (), "more than fifty carers at once are no centre"
    assert write_package(answer) == b""


def test_the_package_says_what_it_leaves_as_it_ships() -> None:
    centres = make_network(40, seed=13)
    untold = [_multiply(one, "cost wages", 10**6) for one in centres]
    text = write_package(answer_centre(open_made(untold))).decode()
    [line] = [one for one in text.splitlines() if "left as they ship" in one]
    assert "wage_ratio" in line
    assert "paid_staff" not in line


def test_the_package_says_where_logs_do_not_cover_the_year() -> None:
    centres = make_network(40, seed=13)
    assert b"and none for days" not in write_package(answer_centre(open_made(centres)))
    half = [replace(one, first=date(YEAR, 7, 1)) for one in centres]
    text = write_package(answer_centre(open_made(half))).decode()
    assert (
        "# The logs cover 1 July 2026 to 31 December 2026: a study counts their hours as all those "
        "of 2026, and none for days that they do not cover."
    ) in text


def _multiply(centre: Centre, name: str, factor: int) -> Centre:
    """Multiply one of the sums of a centre."""
    told = centre.sums.tallies[name]
    tallies = {**centre.sums.tallies, name: replace(told, units=told.units * factor)}
    return replace(centre, sums=Sums(1, tallies))
