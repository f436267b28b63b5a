"""One employer's charter: how its goals stand, and what is due next."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from carepact.core.disclosure.rules import DisclosureRule
from carepact.levels.employer.charter import CharterState, follow_charter
from carepact.levels.employer.decision_log import DecisionLog
from carepact.levels.employer.indicators import Computed
from carepact.studies.charter_file.opening import open_charter
from carepact.studies.one_employer.indicators import CREDENTIALS, count_credentials


def follow_employer(
    path: Path,
    on: date,
    log: DecisionLog | None = None,
    computed: Computed | None = None,
    rule: DisclosureRule | None = None,
) -> CharterState:
    """Follow the charter of a file.

    Parameters
    ----------
    path : Path
        The charter, with the statements of its years.
    on : date
        The day for which it is asked.
    log : DecisionLog, optional
        Decisions on credentials, of which those accepted are counted. Where they are too few to
        be told, what the file tells of them is hidden too.
    computed : mapping of str to mapping of int to Found, optional
        Other indicators by code and year, as carepact computed them.
    rule : DisclosureRule, optional
        How few are too few; that of the surveys when left out.

    Raises
    ------
    ParameterError
        With all faults of the file at once; then with each figure that the log contradicts.
    """
    charter, statements = open_charter(path)
    accepted = {} if log is None else count_credentials(log, on.year - 1, rule)
    return follow_charter(charter, statements, on, {CREDENTIALS: accepted, **(computed or {})})
