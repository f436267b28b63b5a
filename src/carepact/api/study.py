"""The file of a country study: draft it, check it."""

from __future__ import annotations

from pathlib import Path

from carepact.api.draft import Draft
from carepact.core.messages import _
from carepact.studies.study_file.drafting import SCHEMA_NAME
from carepact.studies.study_file.drafting import draft_study as write_draft
from carepact.studies.study_file.model import CountryStudy
from carepact.studies.study_file.opening import read_study as read_file
from carepact.studies.study_file.opening import schema_text


def draft_study(country: str) -> Draft:
    """Draft the study of a country, with a note at every key, to be saved and edited.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3 code, or name.

    Returns
    -------
    Draft
        Its text; `save` writes it with the schema that editors check it by.

    Raises
    ------
    CareError
        If the country is unknown.

    Examples
    --------
    >>> import carepact
    >>> "country: KEN" in carepact.draft_study("KEN").text
    True
    """
    title = _("Draft of a study of {country}", country=country)
    return Draft(title, write_draft(country), SCHEMA_NAME, schema_text())


def read_study(path: str | Path) -> CountryStudy:
    """Read a study's file, or raise all faults of it and of the files that it names.

    Parameters
    ----------
    path : str or Path
        The study's file; `simulate_country` takes it too.

    Returns
    -------
    CountryStudy
        Country, package, years, draws, and what the study sets.

    Raises
    ------
    CareError
        With all faults at once.

    Examples
    --------
    >>> import carepact
    >>> study = carepact.read_study("kenya.yaml")  # doctest: +SKIP
    """
    return read_file(Path(path))
