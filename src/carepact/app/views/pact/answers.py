"""The answer to what is asked of a pact; those of examples are kept for a while."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from carepact.app.kept import Kept
from carepact.app.told import Told
from carepact.app.views.brought import read_held, take_file
from carepact.app.views.pact.asked import Asked, Side
from carepact.app.views.view import Progress
from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.levels.pact.pact import Pact
from carepact.levels.pact.scenarios import list_simulated
from carepact.studies.one_pact.answer import (
    PactCheck,
    PactMonitoring,
    PactSimulation,
    PactVersions,
)
from carepact.studies.pact import check_pact, compare_versions, monitor_pact, simulate_pact
from carepact.studies.pact_file.opening import OpenedPact, open_pact

Found = PactCheck | PactSimulation | PactMonitoring | PactVersions
KEPT_ANSWERS = 3
"""Answers of examples that a worker keeps, some 10 MB each."""


@dataclass(frozen=True)
class Answered:
    """One view of a pact."""

    side: Side
    found: Found
    sides: tuple[Side, ...]
    """Views that this pact has."""


@cache
def _answers() -> Kept[Answered]:
    return Kept(KEPT_ANSWERS)


def answer_asked(told: Told, asked: Asked, on_progress: Progress) -> Answered:
    """Answer what is asked of the pact that was brought, or of an example.

    Raises
    ------
    CareError
        With all faults at once.
    """
    if told.files:
        return _answer(told, asked, on_progress)
    key = (told.one("example"), told.one("before"), asked)
    return _answers().find(key, lambda: _answer(told, asked, on_progress))


def _answer(told: Told, asked: Asked, on_progress: Progress) -> Answered:
    """Answer one view of a pact."""
    on_progress(_("reading the pact"))
    with take_file(told, "pact") as brought, _take_before(told) as before:
        opened = open_pact(brought.path)
        sides = tuple(_list_sides(opened.pact, has_before=before is not None))
        side = asked.side or sides[-1]
        find: dict[Side, Callable[[], Found]] = {
            "check": lambda: check_pact(opened.pact),
            "simulation": lambda: simulate_pact(
                opened, {**asked.changes, "shocks": list(asked.shocks)}, asked.kept, on_progress
            ),
            "monitoring": lambda: monitor_pact(opened, asked.changes, asked.year, on_progress),
            "versions": lambda: _compare(before, opened),
        }
        return Answered(side, find[side](), sides)


def _list_sides(pact: Pact, *, has_before: bool) -> Iterator[Side]:
    """List the views that a pact has, the one that tells most last."""
    yield "check"
    if has_before:
        yield "versions"
    if list_simulated(pact):
        yield "simulation"
    if pact.actuals:
        yield "monitoring"


def _compare(before: OpenedPact | None, after: OpenedPact) -> PactVersions:
    """Compare an earlier version with this one."""
    if before is None:
        raise ParameterError(
            _("before: no earlier version was brought. Choose its file beside the later one.")
        )
    return compare_versions(before.pact, after.pact)


@contextmanager
def _take_before(told: Told) -> Iterator[OpenedPact | None]:
    """Take the earlier version, if there is one: a file, or an example beside an example."""
    raw = read_held(told, "before")
    if raw is not None:
        with tempfile.TemporaryDirectory(prefix="carepact-") as folder:
            path = Path(folder) / "before.yaml"
            path.write_bytes(raw)
            yield _open(Told((), {"file": path}))
    elif told.one("before") and not told.files:
        yield _open(Told((("example", told.one("before")),)))
    else:
        yield None


def _open(told: Told) -> OpenedPact:
    """Open an earlier version; it is taken as any file that is brought."""
    with take_file(told, "pact") as brought:
        return open_pact(brought.path)
