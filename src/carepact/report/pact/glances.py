"""What is seen of a pact at one glance: its title and some headline figures."""

from __future__ import annotations

from collections.abc import Iterator

from carepact.core.messages import _
from carepact.levels.pact.following import STATUSES
from carepact.levels.pact.pact import name_code
from carepact.report.pact.check_page import list_of_pact, list_of_promises
from carepact.report.pact.found import SHORT_LINES
from carepact.report.pact.gap import GapView
from carepact.report.pact.simulation_words import SimulationView
from carepact.report.pact.words import say_between, say_change, say_pact, say_status
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)

Headlines = Iterator[tuple[str, str]]
"""What each is, and the figure."""


def say_check_title(found: PactCheck) -> str:
    """Head what a pact leaves unnamed."""
    return _("{pact}: what it leaves unnamed", pact=say_pact(found.pact))


def list_check_headlines(found: PactCheck) -> Headlines:
    """List how many promises name everything, and how much is missing."""
    yield (
        _("promises that name everything"),
        _("{part} of {all}", part=len(found.named), all=len(found.pact.commitments)),
    )
    yield _("unnamed of partners and payers"), str(sum(1 for _one in list_of_pact(found)))
    unnamed = sum(len(gaps) for _partner, _one, gaps in list_of_promises(found))
    yield _("unnamed of promises"), str(unnamed)
    aims = [name_code(aim).word() for aim, codes in found.aims.items() if not codes]
    if aims:
        yield _("aims without a promise"), ", ".join(aims)


def say_simulation_title(found: PactSimulation) -> str:
    """Head what a pact brings."""
    return _("{pact}: what it brings beyond present law", pact=say_pact(found.check.pact))


def list_simulation_headlines(found: PactSimulation) -> Headlines:
    """List what changes in the last year."""
    view = SimulationView(found)
    for line in SHORT_LINES:
        name = _("{figure}, {year}", figure=line.name, year=view.last)
        yield name, say_change(view.brings.find(line, "kept", view.year))


def say_monitoring_title(found: PactMonitoring) -> str:
    """Head how a pact stands."""
    return _(
        "{pact}: how it stands at the end of {year}",
        pact=say_pact(found.check.pact),
        year=found.until_followed,
    )


def list_monitoring_headlines(found: PactMonitoring) -> Headlines:
    """List how many promises stand how, and what the gap costs."""
    counts = [(one, sum(state.status == one for state in found.states)) for one in STATUSES]
    told = ", ".join(f"{say_status(one)} {count}" for one, count in counts if count)
    yield _("promises"), told or _("none can be followed")
    view = GapView(found)
    if view.span is not None:
        for line in SHORT_LINES:
            yield line.name, say_between(*map(say_change, view.pair(line)))


def say_versions_title(found: PactVersions) -> str:
    """Head what changed."""
    return _("{pact}: what changed from one version to the next", pact=say_pact(found.after))


def list_versions_headlines(found: PactVersions) -> Headlines:
    """Count the differences."""
    yield _("differences"), str(len(found.differences))
