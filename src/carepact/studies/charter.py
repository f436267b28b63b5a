"""One employer's charter: how its goals stand, and what is due next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from carepact.levels.employer.charter import CharterState, follow_charter
from carepact.levels.employer.decision_log import DecisionLog, count_accepted
from carepact.studies.charter_file.opening import open_charter


def follow_employer(
    path: Path,
    on: date,
    log: DecisionLog | None = None,
    computed: Mapping[str, Mapping[int, float | None]] | None = None,
) -> CharterState:
    """Follow the charter of a file.

    Parameters
    ----------
    path : Path
        The charter, with the statements of its years.
    on : date
        The day for which it is asked.
    log : DecisionLog, optional
        Decisions on credentials, of which those accepted are counted; few stay hidden.
    computed : mapping of str to mapping of int to float or None, optional
        Other indicators by code and year, as carepact computed them.

    Raises
    ------
    ParameterError
        With all faults of the file at once.
    """
    charter, statements = open_charter(path)
    years = range(charter.first_year, charter.last_year + 1)
    accepted = {year: count_accepted(log, year) for year in years} if log else {}
    found = {"credentials-accepted": accepted, **(computed or {})}
    return follow_charter(charter, statements, on, found)
