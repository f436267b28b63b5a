"""What a run reads and may be told otherwise: evidence, and crises that may strike."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import RenderableType

from carepact.api.result import Glance, TableResult
from carepact.core.messages import _n, word
from carepact.report.crises import CrisisList, choose_crises, show_crises
from carepact.report.evidence import EvidenceList, show_evidence
from carepact.report.evidence import list_evidence as find_evidence


@dataclass(frozen=True, repr=False)
class Evidence(TableResult[EvidenceList]):
    """Values that `simulate_country(evidence=...)` takes, a row each.

    Columns of `figures`: `name`, `title`, `value`, `range`, `unit`, `labels`, `spread`,
    `source`, `address`, `strength` (how it was learnt), `note`.
    """

    keys = ("name",)
    file = "evidence"

    def glance(self) -> Glance:
        """Tell the first values with their units and spreads."""
        lines = tuple(
            (name, f"{word(one.title)} [{word(one.unit)}]")
            for name, one in list(self.found.parameters.items())[: Glance.most]
        )
        count = self.figures.height
        return Glance(_n("{count} value of evidence", "{count} values of evidence", count), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact evidence` shows."""
        return show_evidence(self.found)


@dataclass(frozen=True, repr=False)
class Crises(TableResult[CrisisList]):
    """Crises that `simulate_country(shocks=...)` takes, a row a course.

    Columns of `figures`: `crisis`, `title`, `moves`, `values` (year by year), `then`, `source`,
    `strength`.
    """

    keys = ("crisis", "moves")
    file = "crises"

    def glance(self) -> Glance:
        """Tell what each crisis moves."""
        lines = tuple((one.crisis, word(one.title)) for one in self.found.crises)
        count = len(lines)
        return Glance(_n("{count} crisis that ships", "{count} crises that ship", count), lines)

    def _page(self) -> RenderableType:
        """Lay out what `carepact crises` shows."""
        return show_crises(self.found)


def list_evidence(name: str | None = None) -> Evidence:
    """List the evidence that a run reads and that you can set.

    Parameters
    ----------
    name : str, optional
        A topic, an instrument, a value, or a part of a name; all when omitted.

    Returns
    -------
    Evidence
        A row a value: range, unit, spread, source and how it was learnt.

    Raises
    ------
    CareError
        If nothing is called so; the nearest is named.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_evidence("employment.gain_of_use_high").figures["unit"].item()
    'share'
    """
    return Evidence(find_evidence(name))


def list_crises(name: str | None = None) -> Crises:
    """List the crises that ship, or what one of them moves.

    Parameters
    ----------
    name : str, optional
        Name of a crisis; all when omitted.

    Returns
    -------
    Crises
        A row a course: what it moves, year by year, and where that was seen.

    Raises
    ------
    CareError
        If no crisis of that name ships; the nearest is named.

    Examples
    --------
    >>> import carepact
    >>> carepact.list_crises("pandemic").figures["crisis"].unique().to_list()
    ['pandemic']
    """
    return Crises(choose_crises(name))
