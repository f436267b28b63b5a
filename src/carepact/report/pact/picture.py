"""Say what the picture of how promises stand shows, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata

from carepact.core.messages import _
from carepact.report.pact.standing import say_last_figure, say_signs
from carepact.report.pact.words import say_pact
from carepact.studies.one_pact.answer import PactMonitoring


def say_title(found: PactMonitoring) -> str:
    """Say whose promises are followed, until when."""
    return _(
        "{pact}: how its promises stand at the end of {year}",
        pact=say_pact(found.check.pact),
        year=found.until_followed,
    )


def say_foot(found: PactMonitoring) -> Iterator[str]:
    """Say what the signs mean, and of when the last figure is."""
    yield say_signs()
    yield say_last_figure(found)
    yield _("Computed by carepact {version}.", version=metadata.version("carepact"))
