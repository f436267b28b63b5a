"""The runs that a pact is asked for, and what each has beyond another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from carepact.core.messages import _
from carepact.core.parameter_tables import LABELS, ROUNDING
from carepact.levels.pact.following import PromiseState, list_moved_years
from carepact.levels.pact.pact import ALL, Pact
from carepact.levels.pact.scenarios import (
    End,
    course_as_seen,
    follow,
    list_simulated,
    promise,
)
from carepact.simulate.outcomes import QUANTITIES
from carepact.simulate.projection import HEADLINE_SCENARIO, Projection
from carepact.studies.one_pact.effects import compare_runs, find_beyond_law
from carepact.studies.one_pact.running import PactRuns

CASES: dict[End, str] = {"kept": "seen", "undone": "at worst"}
"""What is supposed of years without figure, as the column `case` names it."""


def lay_out_brings(
    pact: Pact,
    runs: PactRuns,
    promised: Projection,
    in_part: Projection,
    on_progress: Callable[[str], None],
) -> pl.DataFrame:
    """List what a pact brings: kept, in part, each promise by itself, and in a crisis.

    Returns
    -------
    pl.DataFrame
        Columns `of`, `case`, then as `effects.COLUMNS`.
    """
    spans = [span_of_run(pact, promised)]
    tables = [
        _name(find_beyond_law(promised, spans), ALL, "kept"),
        _name(compare_runs(in_part, promised, spans), ALL, "in part"),
    ]
    for one in list_simulated(pact):
        on_progress(_("simulating without {promise}", promise=one.code))
        without = runs.of(promise(pact, {one.code}))
        tables.append(_name(compare_runs(promised, without, spans), one.code, "kept"))
    if runs.study.crises:
        on_progress(_("simulating the crisis"))
        struck = runs.of(promise(pact), runs.study.crises)
        tables.append(_name(find_beyond_law(struck, spans), ALL, "in crisis"))
    return pl.concat(tables)


def span_of_run(pact: Pact, run: Projection) -> tuple[int, int]:
    """Return the years over which it is summed what a pact brings.

    From the year after signature, or the first of the run where that is later, to the last; the
    last alone where a pact is signed later.
    """
    first, last = run.years[0], run.years[-1]
    return min(max(pact.signed + 1, first), last), last


def lay_out_costs(
    pact: Pact,
    runs: PactRuns,
    promised: Projection,
    states: Sequence[PromiseState],
    until: int,
    on_progress: Callable[[str], None],
) -> tuple[Projection, pl.DataFrame]:
    """List what it costs that promises are not kept, all together and each by itself.

    Parameters
    ----------
    pact : Pact
        Its promises.
    runs : PactRuns
        The country.
    promised : Projection
        The pact as promised.
    states : sequence of PromiseState
        How its promises stand.
    until : int
        Last year followed.
    on_progress : callable
        Told what is being done.

    Returns
    -------
    Projection, pl.DataFrame
        The run as seen, unknown years as promised; and columns `of`, `case`, then as
        `effects.COLUMNS`: as seen less as promised. Where no year is unknown, case `at worst` is
        not listed. Over the years followed as well, added up, where years add up.
    """
    last = promised.years[-1]
    movable = {one.code for one in list_simulated(pact)}
    states = [one for one in states if one.commitment.code in movable]
    moved = list(list_moved_years(states))
    spans = [(min(moved), until)] if moved else []
    tables, seen = [], promised
    for end, case in CASES.items():
        courses = {one.commitment.code: course_as_seen(one, end, last) for one in states}
        missed = [one for one in states if _misses(one, courses[one.commitment.code])]
        if end == "undone" and not any(map(_has_unknown, states)):
            continue
        on_progress(_("simulating what was seen"))
        run = runs.of(follow(pact, courses))
        seen = run if end == "kept" else seen
        tables.append(_name(compare_runs(run, promised, spans), ALL, case))
        for one in missed:
            code = one.commitment.code
            on_progress(_("simulating {promise} as it was seen", promise=code))
            alone = runs.of(follow(pact, {code: courses[code]}))
            tables.append(_name(compare_runs(alone, promised, spans), code, case))
    return seen, pl.concat(tables)


def find_unsigned(pact: Pact, promised: Projection) -> tuple[str, ...]:
    """Find payers who bear more with a pact in any year and whose partner has not signed.

    In any year: while shares move from present law's to the pact's, somebody may pay for a while
    of whom the pact says nothing. What is small beside the cost of all is rounding.
    """
    signed = {payer for partner in pact.partners for payer in partner.kind.payers}
    added = QUANTITIES["additional_cost_by_payer"].compute(promised.values)
    point = added.sel(scenario=HEADLINE_SCENARIO).isel(draw=0)
    costs = QUANTITIES["gross_cost"].compute(promised.values)
    least = ROUNDING * float(costs.sel(scenario=HEADLINE_SCENARIO).isel(draw=0).max())
    return tuple(
        payer
        for payer in LABELS["payer"]
        if payer not in signed and float(point.sel(payer=payer).max()) > least
    )


def _misses(state: PromiseState, course: dict[int, float]) -> bool:
    """Tell whether a course differs from what is owed in any year followed."""
    return any(abs(course[one.year] - one.owed) > ROUNDING for one in state.years)


def _has_unknown(state: PromiseState) -> bool:
    """Tell whether something is owed in a year of which nothing is known, or a figure is hidden."""
    return any(one.seen is None and (one.owed > 0 or one.hidden) for one in state.years)


def _name(rows: pl.DataFrame, of: str, case: str) -> pl.DataFrame:
    """Say of what rows are, and in which case."""
    named = [pl.lit(of, dtype=pl.String).alias("of"), pl.lit(case, dtype=pl.String).alias("case")]
    return rows.select(*named, pl.all())
