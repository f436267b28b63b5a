"""What changed in care law, country by country, and what is passed for a later day."""

from __future__ import annotations

from datetime import date

from carepact.core.errors import ParameterError
from carepact.core.messages import _
from carepact.data.countries.changes import list_changes
from carepact.data.countries.country_search import find_country
from carepact.data.countries.facts import known_countries, shipped_facts
from carepact.data.countries.law_dates import last_checked
from carepact.law.law_changes import LawChanges


def list_law_changes(code: str | None = None, since: str | None = None) -> LawChanges:
    """List changes of law, of one country or of all.

    Parameters
    ----------
    code : str, optional
        Country, ISO 3166-1 alpha-3, or its name.
    since : str, optional
        Day, YYYY-MM-DD, from which changes are listed.

    Raises
    ------
    ParameterError
        If the country is unknown, or the day is none.
    """
    codes = known_countries() if code is None else [find_country(code)]
    first = _read_day(since)
    found = (change for one in codes for change in list_changes(one, shipped_facts(one)))
    kept = tuple(change for change in found if first is None or change.in_force_from >= first)
    return LawChanges(kept, first, last_checked())


def _read_day(text: str | None) -> date | None:
    """Read a day; None where none is given."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ParameterError(
            _("'{text}' is no day. Write YYYY-MM-DD, as in 2026-01-31.", text=str(text))
        ) from None
