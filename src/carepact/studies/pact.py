"""A pact of partners: whether it is whole, what it brings, and whether it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from carepact.core.messages import _
from carepact.levels.pact.completeness import count_aims, find_gaps
from carepact.levels.pact.following import follow_pact
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import keep_in_part, list_simulated, promise
from carepact.levels.pact.versions import compare_pacts
from carepact.simulate.result_grade import grade_result
from carepact.studies.care_account import ignore_progress
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactGap,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)
from carepact.studies.one_pact.cases import find_unsigned, lay_out_brings, lay_out_costs
from carepact.studies.one_pact.effects import leave_out_headlines, tabulate_run
from carepact.studies.one_pact.running import choose_last_year, choose_part, prepare_runs
from carepact.studies.one_pact.starts import list_starts
from carepact.studies.pact_file.opening import OpenedPact


def check_pact(pact: Pact) -> PactCheck:
    """Find what a pact leaves unnamed, and which aims of care policy it serves."""
    return PactCheck(pact, find_gaps(pact), count_aims(pact))


def compare_versions(before: Pact, after: Pact) -> PactVersions:
    """Compare two versions of a pact."""
    return PactVersions(before, after, compare_pacts(before, after))


def simulate_pact(
    opened: OpenedPact,
    changes: Mapping[str, object],
    kept: float | None = None,
    on_progress: Callable[[str], None] = ignore_progress,
) -> PactSimulation:
    """Run a country that keeps its pact, keeps a part of it, or goes through a crisis with it."""
    pact = opened.pact
    part = choose_part(kept)
    runs = prepare_runs(opened, changes)
    on_progress(_("simulating the pact as promised"))
    promised = runs.of(promise(pact))
    on_progress(_("simulating the pact kept in part"))
    in_part = runs.of(keep_in_part(pact, part))
    brings = lay_out_brings(pact, runs, promised, in_part, on_progress)
    grade = grade_result(promised.inputs)
    moved = {one.code for one in list_simulated(pact)}
    return PactSimulation(
        check=check_pact(pact),
        country=runs.read.country,
        currency=runs.currency,
        promised=promised,
        levels=leave_out_headlines(tabulate_run(promised), grade),
        brings=leave_out_headlines(brings, grade),
        starts=list_starts(pact, runs.present_law()),
        part=part,
        not_simulated=tuple(one.code for one in pact.commitments if one.code not in moved),
        pay_unsigned=find_unsigned(pact, promised),
        grade=grade,
        crises=runs.study.crises,
        settings=runs.list_settings(),
        sources=runs.read.sources,
    )


def monitor_pact(
    opened: OpenedPact,
    changes: Mapping[str, object],
    until: int | None,
    on_progress: Callable[[str], None] = ignore_progress,
) -> PactMonitoring:
    """Follow the promises of a pact, and run the country with what was seen of them."""
    pact = opened.pact
    last = choose_last_year(pact, until)
    states = follow_pact(pact, last)
    followed = {one.commitment.code for one in states}
    standing = PactMonitoring(
        check=check_pact(pact),
        until_followed=last,
        states=states,
        not_followed=tuple(one.code for one in pact.commitments if one.code not in followed),
    )
    if not list_simulated(pact):
        return standing
    runs = prepare_runs(opened, changes, last)
    on_progress(_("simulating the pact as promised"))
    promised = runs.of(promise(pact))
    seen, costs = lay_out_costs(pact, runs, promised, states, last, on_progress)
    grade = grade_result(promised.inputs)
    gap = PactGap(promised, seen, leave_out_headlines(costs, grade), grade, runs.currency)
    return replace(standing, gap=gap, settings=runs.list_settings(), sources=runs.read.sources)
