"""Files that an employer writes beside its own: a charter, a recognition policy."""

from __future__ import annotations

from datetime import date

from carepact.api.draft import Draft
from carepact.api.told import check_day
from carepact.core.messages import _
from carepact.studies.charter_file import drafting as charter
from carepact.studies.charter_file import opening as charter_opening
from carepact.studies.recognition_file import drafting as recognition
from carepact.studies.recognition_file import opening as recognition_opening


def draft_charter(on: date) -> Draft:
    """Draft the file of a charter: goals of three years, and what is told of each year.

    Parameters
    ----------
    on : date
        The day on which it is written: it begins with the next year.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Raises
    ------
    CareError
        If `on` is no day.

    Examples
    --------
    >>> import carepact
    >>> from datetime import date
    >>> "goals:" in carepact.draft_charter(date(2027, 1, 31)).text
    True
    """
    check_day(on)
    text = charter.draft_charter(on)
    return Draft(_("Draft of a charter"), text, charter.SCHEMA_NAME, charter_opening.schema_text())


def draft_recognition_policy() -> Draft:
    """Draft the file of a recognition policy: the firm's competencies, and what it accepts.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Examples
    --------
    >>> import carepact
    >>> "competencies:" in carepact.draft_recognition_policy().text
    True
    """
    return Draft(
        _("Draft of a recognition policy"),
        recognition.draft_recognition(),
        recognition.SCHEMA_NAME,
        recognition_opening.schema_text(),
    )
