"""A pact's runs are the engine's: each equals a run of a package that is written by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
import xarray as xr
from tests.levels.pact.pacts import PACT

from carepact.core.errors import ParameterError
from carepact.ledger.ledger import post_projection
from carepact.ledger.profile import share_care
from carepact.policy.package import Package
from carepact.policy.package_files import parse_package
from carepact.report.pact.gap import GapView
from carepact.simulate.projection import HEADLINE_SCENARIO, Projection
from carepact.studies.country import answer_country
from carepact.studies.one_country.run import CountryRun
from carepact.studies.one_pact.answer import PactGap, PactSimulation
from carepact.studies.one_pact.cases import find_unsigned, span_of_run
from carepact.studies.pact import monitor_pact, simulate_pact
from carepact.studies.pact_file.opening import parse_pact
from carepact.studies.study_file.opening import open_study

TOLD = {"draws": 20, "until": 2033, "seed": 7}
HEAD = """\
package: five-partners
title: By hand
purpose: The pact of five partners as a package
phase_in: {begins: 2026, ends: 2030, shape: linear}
edits:
"""
LEAVE = """\
  - {instrument: maternity_leave, parameter: weeks, target: 18, aim: at least, source: By hand}
  - {instrument: maternity_leave, parameter: payers, target: {social_security: 1}, source: By hand}
"""
PLACES = """\
  - {instrument: employer_measures, parameter: place_share, target: 0.2, aim: at least,
     source: By hand, phase_in: {begins: 2027, ends: 2028}}
  - {instrument: employer_measures, parameter: coverage, target: 0.3, aim: at least,
     source: By hand, phase_in: {begins: 2027, ends: 2028}}
  - {instrument: employer_measures, parameter: payers, target: {employers: 1}, source: By hand,
     phase_in: {begins: 2027, ends: 2028}}
"""
CENTRES = """\
  - {instrument: community_centres, parameter: centres, target: 10, aim: at least, source: By hand}
  - {instrument: community_centres, parameter: payers,
     target: {general_budget: 0.5, communities: 0.5}, source: By hand}
"""
GROUPS = """\
  - {instrument: fathers_programmes, parameter: coverage, target: 0.1, aim: at least,
     source: By hand}
  - {instrument: fathers_programmes, parameter: payers, target: {general_budget: 1},
     source: By hand}
"""
ALL = HEAD + LEAVE + PLACES + CENTRES + GROUPS
# As seen: leave 0.25, 0.5, 0.8, then as promised; places a quarter from 2028 on and no more;
# centres a quarter, three eighths, a half and no more; groups as promised where unknown.
SEEN = (
    HEAD
    + LEAVE.replace("By hand}", "By hand, phase_in: {begins: 2026, ends: 2030, "
                    "listed: {2027: 0.25, 2028: 0.5, 2029: 0.8}}}")
    + PLACES.replace("{begins: 2027, ends: 2028}", "{begins: 2027, ends: 2028, "
                     "listed: {2028: 0.25}}")
    + CENTRES.replace("By hand}", "By hand, phase_in: {begins: 2026, ends: 2029, "
                      "listed: {2027: 0.25, 2028: 0.375, 2029: 0.5}}}")
    + GROUPS
)  # fmt: skip


def run(text: str) -> CountryRun:
    """Run Kenya under a package, as `carepact run` does."""
    study = open_study("KEN", TOLD)
    return answer_country(replace(study, package=package(text)))


def package(text: str) -> Package:
    """Read a package."""
    return parse_package(text, "by-hand.yaml")


@pytest.fixture(scope="module")
def promised() -> CountryRun:
    """Run the pact as promised, by hand."""
    return run(ALL)


@pytest.fixture(scope="module")
def simulated() -> PactSimulation:
    """Simulate the pact, half kept beside it."""
    return simulate_pact(parse_pact(PACT, "pact.yaml"), TOLD)


@pytest.fixture(scope="module")
def gap() -> PactGap:
    """Follow the pact, and take what it costs that it is not kept."""
    return gap_of(PACT)


def gap_of(text: str) -> PactGap:
    """Follow a pact of which some promises can be simulated."""
    found = monitor_pact(parse_pact(text, "pact.yaml"), TOLD, None).gap
    assert found is not None
    return found


def assert_same(found: Projection, by_hand: Projection) -> None:
    """Check that two runs have the same values, every variable in every draw and year."""
    for name in by_hand.values.data_vars:
        np.testing.assert_allclose(
            found.values[name].to_numpy(), by_hand.values[name].to_numpy(), rtol=1e-12, atol=1e-9
        )


def profile(done: Projection) -> xr.DataArray:
    """Return who shares the full cost, in the headline's closure."""
    return share_care(done.values).amounts.sel(scenario=HEADLINE_SCENARIO)


def test_as_promised_is_the_package(promised: CountryRun, simulated: PactSimulation) -> None:
    assert_same(simulated.promised, promised.projection)
    assert simulated.not_simulated == ("voice",)


def test_as_seen_is_the_package_of_what_was_seen(gap: PactGap) -> None:
    assert_same(gap.seen, run(SEEN).projection)


def test_with_and_without_a_promise_agree_with_two_runs(
    promised: CountryRun, simulated: PactSimulation
) -> None:
    without = run(HEAD + LEAVE + PLACES + GROUPS)
    by_hand = {
        "full_cost": profile(promised.projection) - profile(without.projection),
        "gross_cost_by_payer": _by_payer(promised) - _by_payer(without),
    }
    rows = simulated.brings.filter(of="centres", case="kept")
    for name, expected in by_hand.items():
        labels = next(dim for dim in expected.dims if dim not in ("draw", "year"))
        for label in expected[labels].to_numpy():
            own = expected.sel({labels: label}).to_numpy()
            for place, year in enumerate(promised.projection.years):
                row = rows.filter(variable=name, label=str(label), first_year=year, last_year=year)
                # Twenty draws are too few for a median: the headline is the central run.
                assert row["value"].item() == pytest.approx(own[0, place], rel=1e-9, abs=1e-3)
            total = rows.filter(variable=name, label=str(label), first_year=2027, last_year=2033)
            assert total["value"].item() == pytest.approx(own[0, 3:].sum(), rel=1e-9, abs=1e-3)


def _by_payer(done: CountryRun) -> xr.DataArray:
    """Return the cost of each payer, in the headline's closure."""
    costs = done.projection.values["cost_by_payer"].sum("instrument")
    return costs.sel(scenario=HEADLINE_SCENARIO)


def test_the_books_of_the_gap(promised: CountryRun, gap: PactGap) -> None:
    """What leaves each payer's account, as booked, differs by what the table says."""
    kept, seen = (_booked(books) for books in (promised.books, post_projection(gap.seen)))
    rows = gap.costs.filter(of="all", case="seen", variable="gross_cost_by_payer")
    accounts = {
        "general_budget": "money:State:general budget",
        "social_security": "money:State:social security",
        "employers": "money:employers",
        "communities": "money:communities",
        "households": "money:households",
        "donors": "money:donors",
    }
    for payer, account in accounts.items():
        for year in (2027, 2028, 2029, 2030):
            told = rows.filter(label=payer, first_year=year, last_year=year)["value"].item()
            own = seen.get((account, year), 0.0) - kept.get((account, year), 0.0)
            assert told == pytest.approx(own, rel=1e-12, abs=0.005)  # to the cent


def _booked(books: object) -> dict[tuple[str, int], float]:
    """Add up what each account pays for care in each year, in the central run."""
    flows = books.flows.filter(  # type: ignore[attr-defined]
        (pl.col("title") == "cost")
        & (pl.col("scenario") == HEADLINE_SCENARIO)
        & (pl.col("draw") == "central run")
    )
    sums = (
        flows.with_columns(pl.col("from").cast(pl.String))
        .group_by("from", "year")
        .agg(pl.col("amount").sum())
    )
    return {(row[0], row[1]): row[2] for row in sums.iter_rows()}


def test_each_gap_has_its_promise_and_who_gains(gap: PactGap) -> None:
    of = set(gap.costs["of"])
    assert of == {"all", "leave", "places", "centres", "groups"}
    assert set(gap.costs.filter(of="groups")["case"]) == {"at worst"}
    missed = gap.costs.filter(
        of="places", case="seen", variable="gross_cost_by_payer", label="employers",
        first_year=2027, last_year=2029,
    )  # fmt: skip
    assert missed["value"].item() < 0  # employers kept what they had promised to pay
    others = gap.costs.filter(
        of="places", case="seen", variable="gross_cost_by_payer", label="general_budget"
    )
    assert (others["value"] == 0).all()


def test_a_pact_that_is_kept_has_no_gap() -> None:
    text = PACT[: PACT.index("actual:\n")] + (
        "actual:\n"
        "  - {commitment: leave, year: 2027, value: 14.25, source: Gazette}\n"
        "  - {commitment: leave, year: 2028, value: 15.5, source: Gazette}\n"
    )
    only = "\n".join(text.splitlines()) + "\n"
    start, end = only.index("  - code: places"), only.index("actual:\n")
    kept = gap_of(only[:start] + only[end:])
    values = kept.costs.filter(of="all")["value"]
    assert kept.costs["of"].unique().to_list() == ["all"]
    assert values.abs().max() == pytest.approx(0, abs=1e-6)


def test_what_began_before_a_run_can_is_followed_and_not_simulated() -> None:
    text = PACT.replace("signed: 2026", "signed: 2023")
    found = monitor_pact(parse_pact(text, "pact.yaml"), TOLD, None)
    assert found.gap is None
    assert len(found.states) == 5
    assert {g.of for g in found.check.gaps if g.kind == "began before"} == {
        "leave", "places", "centres", "groups",
    }  # fmt: skip


def test_nothing_seen_and_nothing_to_simulate_are_refused() -> None:
    bare = PACT[: PACT.index("actual:\n")]
    with pytest.raises(ParameterError, match="nothing is told of what was seen"):
        monitor_pact(parse_pact(bare, "pact.yaml"), TOLD, None)
    words = "\n".join(
        line for line in bare.splitlines() if not line.startswith(("    changes", "      "))
    )
    words = words.replace("    aim: at least\n", "")
    with pytest.raises(ParameterError, match="no commitment says what changes and when"):
        simulate_pact(parse_pact(words, "pact.yaml"), TOLD)
    with pytest.raises(ParameterError, match=r"kept.*is no share"):
        simulate_pact(parse_pact(PACT, "pact.yaml"), TOLD, kept=1.5)


def test_a_run_reaches_the_last_year_followed() -> None:
    with pytest.raises(ParameterError, match="followed until 2029, and its run ends in 2028"):
        monitor_pact(parse_pact(PACT, "pact.yaml"), TOLD | {"until": 2028}, None)


def test_a_sum_names_the_years_that_were_run(simulated: PactSimulation) -> None:
    told = simulated.check.pact
    spans = [
        span_of_run(replace(told, signed=year), simulated.promised)
        for year in (2015, 2026, 2033, 2040)
    ]
    first = simulated.promised.years[0]
    assert first == 2024
    assert spans == [(first, 2033), (2027, 2033), (2033, 2033), (2033, 2033)]


def test_what_came_before_it_was_owed_is_in_the_sum() -> None:
    """A fifth of places came in 2027, a year before they were owed, and cost that much."""
    head, _mark, rest = PACT.partition("  - code: leave\n")
    _leave, mark, rest = rest.partition("  - code: places\n")
    only = head + mark + rest.partition("  - code: centres\n")[0] + (
        "actual:\n"
        "  - {commitment: places, year: 2027, value: 0.2, source: Survey}\n"
        "  - {commitment: places, year: 2028, value: 0.2, source: Survey}\n"
    )  # fmt: skip
    told = {"draws": 2, "until": 2029, "seed": 7}
    found = monitor_pact(parse_pact(only, "pact.yaml"), told, None)
    assert found.gap is not None
    rows = found.gap.costs.filter(of="places", variable="gross_cost_by_payer", label="employers")
    by_year = {
        (row["first_year"], row["last_year"]): row["value"] for row in rows.iter_rows(named=True)
    }
    assert by_year[2027, 2027] > 0
    assert by_year[2028, 2028] == by_year[2029, 2029] == 0
    assert by_year[2027, 2028] == by_year[2027, 2027]
    assert GapView(found).span == (2027, 2028)


def test_who_pays_while_shares_move_is_named_too(simulated: PactSimulation) -> None:
    """Donors pay for centres in present law, and for ever fewer of ever more until 2030."""
    costs = simulated.promised.values["cost_by_payer"].sum("instrument").isel(draw=0)
    added = costs.sel(scenario=HEADLINE_SCENARIO) - costs.sel(scenario="present law")
    most = {str(payer): float(added.sel(payer=payer).max()) for payer in added["payer"].to_numpy()}
    assert float(added.sel(payer="donors", year=2033)) <= 1e-9 < most["donors"]
    signed = {"general_budget", "social_security", "employers", "communities", "households"}
    assert {payer for payer, more in most.items() if more > 10} - signed == {"donors"}
    assert simulated.pay_unsigned == ("donors",)
    parents = replace(simulated.check.pact, partners=simulated.check.pact.partners[:2])
    unsigned = find_unsigned(parents, simulated.promised)
    assert set(unsigned) == {payer for payer, more in most.items() if more > 10} - {
        "general_budget", "social_security", "employers",
    }  # fmt: skip
