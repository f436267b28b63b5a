"""Surveys that can be read, and the mapping file of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType

from carepact.api.draft import Draft
from carepact.api.result import Glance, TableResult
from carepact.api.told import as_path
from carepact.core.messages import _, _n, word
from carepact.data.timeuse import Diaries
from carepact.data.timeuse.mapping.drafting import SCHEMA_ADDRESS
from carepact.data.timeuse.mapping.drafting import draft_mapping as write_draft
from carepact.data.timeuse.mapping.schema import schema_text
from carepact.report.surveys import SurveyList as Listed
from carepact.report.surveys import list_surveys as find_surveys
from carepact.report.surveys import show_groupings, show_surveys
from carepact.studies.survey_check import check_survey as read_checked


@dataclass(frozen=True, repr=False)
class SurveyList(TableResult[Listed]):
    """Surveys that can be read, and groupings of activities that ship.

    Columns of `figures`: `survey`, `title`, `years`, `publisher`, `how_to_get`.
    """

    keys = ("survey",)
    file = "surveys"

    @property
    def groupings(self) -> dict[str, str]:
        """Groupings of activities that ship, with what each groups."""
        return dict(self.found.groupings)

    def glance(self) -> Glance:
        """Tell the first surveys with their years."""
        lines = tuple((one.name, f"{word(one.title)}, {one.years}") for one in self.found.surveys)
        said = _("Groupings: {listed}.", listed=", ".join(self.groupings))
        title = _n(
            "{count} survey that can be read", "{count} surveys that can be read", len(lines)
        )
        return Glance(title, lines, (said,))

    def _page(self) -> RenderableType:
        """Lay out what `carepact surveys` shows."""
        return Group(show_surveys(self.found), show_groupings(self.found))


def list_surveys() -> SurveyList:
    """List the surveys that can be read, how to get each, and the groupings of activities.

    Returns
    -------
    SurveyList
        A row a survey.

    Examples
    --------
    >>> import carepact
    >>> "atus" in carepact.list_surveys().figures["survey"].to_list()
    True
    """
    return SurveyList(find_surveys())


def draft_mapping(*data: str | Path) -> Draft:
    """Draft a mapping file, which tells how to read your survey, from its columns and labels.

    Parameters
    ----------
    *data : str or Path
        CSV, Parquet, Stata or SPSS file; several where persons, their time and replicate
        weights stand apart.

    Returns
    -------
    Draft
        Its text, with `???` where you are to decide; `save` writes it with its schema.

    Raises
    ------
    CareError
        If a file cannot be read.

    Examples
    --------
    >>> import carepact
    >>> draft = carepact.draft_mapping("diaries.csv")  # doctest: +SKIP
    """
    text = write_draft(*map(Path, data))
    names = ", ".join(Path(one).name for one in data)
    title = _("Draft of a mapping file of {files}", files=names)
    return Draft(title, text, SCHEMA_ADDRESS, schema_text())


def check_survey(mapping: str | Path, data: str | Path | None = None) -> Diaries | None:
    """Check a mapping file, and read its survey where the data are given.

    Parameters
    ----------
    mapping : str or Path
        The mapping file.
    data : str or Path, optional
        Its data file or folder.

    Returns
    -------
    Diaries or None
        The survey as read; None without data.

    Raises
    ------
    CareError
        With every fault of the mapping, and of the columns that it names, numbered.

    Examples
    --------
    >>> import carepact
    >>> diaries = carepact.check_survey("mapping.yaml", "diaries.csv")  # doctest: +SKIP
    """
    return read_checked(Path(mapping), as_path(data))
